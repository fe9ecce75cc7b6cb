import { WORLD } from "../tiles.ts";
import { chance, fractalNoise, hash } from "./noise.ts";

/**
 * Farmland is laid out as it grows in reality: roads enclose districts (cells of a Voronoi diagram over
 * a jittered grid), and every district was split again and again along its own direction into fields
 * of 2 to 20 hectares.
 */
export interface Districts {
  readonly parcels: readonly Parcel[];
  /** Finds the parcel and the nearest boundaries of a point; `into` is overwritten and returned. */
  locate(x: number, y: number, into: ParcelHit): ParcelHit;
}

/** A field: a rectangle about its centre in UTM 31N metres. */
export interface Parcel {
  readonly x: number;
  readonly y: number;
  /** Metres along the district's axis and across it. */
  readonly length: number;
  readonly width: number;
  /** Direction of that axis, as a unit vector. */
  readonly cosine: number;
  readonly sine: number;
}

export interface ParcelHit {
  /** Index into `parcels`. */
  parcel: number;
  /** Metres to the nearest boundary within the district, and what grows along it. */
  edge: number;
  edgeKind: EdgeKind;
  /** Metres to the border of the district, Infinity when it is far, and the hash that the districts on both sides share. */
  border: number;
  borderHash: number;
}

export type EdgeKind = "none" | "margin" | "hedge" | "track";

interface Split {
  /** True when the cut runs across the long (u) axis. */
  readonly acrossU: boolean;
  readonly at: number;
  readonly kind: EdgeKind;
  readonly below: Split | number;
  readonly above: Split | number;
}

interface District {
  readonly x: number;
  readonly y: number;
  readonly cosine: number;
  readonly sine: number;
  readonly root: Split | number;
}

const PITCH = 1150;
const HALF_SIDE = 1050;
/** Sites near enough to be the nearest: with this little jitter, those of the cells around a point. */
const NEIGHBOURS = 9;
/** Metres within which the border of a district is looked for. */
const BORDER_REACH = 40;
const COLUMNS = Math.ceil((WORLD.right - WORLD.left) / PITCH) + 4;
const ROWS = Math.ceil((WORLD.top - WORLD.bottom) / PITCH) + 4;

function edgeKind(random: number, depth: number): EdgeKind {
  if (depth < 2) return random < 0.6 ? "track" : "hedge";
  if (random < 0.16) return "hedge";
  return random < 0.32 ? "margin" : "none";
}

function buildDistrict(column: number, row: number, seed: number, parcels: Parcel[]): District {
  const x = WORLD.left + (column - 1.5 + 0.62 * (chance(column, row, seed) - 0.5)) * PITCH;
  const y = WORLD.bottom + (row - 1.5 + 0.62 * (chance(column, row, seed + 1) - 0.5)) * PITCH;
  const turn = chance(column, row, seed + 2);
  const angle =
    2.2 * fractalNoise(x / 7000, y / 7000, 2, seed + 3) + 0.3 * (turn - 0.5) + (turn > 0.82 ? 0.7 : 0);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const size =
    0.5 + 0.6 * fractalNoise(x / 3500, y / 3500, 2, seed + 4) + 0.5 * (chance(column, row, seed + 5) - 0.5);
  const target = 95_000 * 2 ** (1.8 * Math.min(1, Math.max(0, size)));

  function split(
    u0: number,
    u1: number,
    v0: number,
    v1: number,
    path: number,
    depth: number,
  ): Split | number {
    const [width, height] = [u1 - u0, v1 - v0];
    if (width * height <= target * (0.75 + 0.9 * chance(path, depth, seed + 6))) {
      const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
      parcels.push({
        x: x + u * cosine - v * sine,
        y: y + u * sine + v * cosine,
        length: width,
        width: height,
        cosine,
        sine,
      });
      return parcels.length - 1;
    }
    // Fields are longer than wide: the favoured side is cut only when it is clearly the longer one.
    const acrossU = width > height * (0.75 + chance(path, depth, seed + 7));
    const share = 0.36 + 0.28 * chance(path, depth, seed + 8);
    const at = acrossU ? u0 + width * share : v0 + height * share;
    const kind = edgeKind(chance(path, depth, seed + 9), depth);
    const [first, second] = [hash(path, 1, seed), hash(path, 2, seed)];
    const below = acrossU ? split(u0, at, v0, v1, first, depth + 1) : split(u0, u1, v0, at, first, depth + 1);
    const above = acrossU
      ? split(at, u1, v0, v1, second, depth + 1)
      : split(u0, u1, at, v1, second, depth + 1);
    return { acrossU, at, kind, below, above };
  }

  const path = hash(column, row, seed + 10);
  return { x, y, cosine, sine, root: split(-HALF_SIDE, HALF_SIDE, -HALF_SIDE, HALF_SIDE, path, 0) };
}

/** Lays out all districts of the world; some 50,000 parcels, many of them outside their district. */
export function buildDistricts(seed: number): Districts {
  const parcels: Parcel[] = [];
  const districts: District[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1)
      districts.push(buildDistrict(column, row, seed, parcels));
  }
  const squares = new Float64Array(NEIGHBOURS);

  function locate(x: number, y: number, into: ParcelHit): ParcelHit {
    const column = Math.min(COLUMNS - 2, Math.max(1, Math.floor((x - WORLD.left) / PITCH + 2)));
    const row = Math.min(ROWS - 2, Math.max(1, Math.floor((y - WORLD.bottom) / PITCH + 2)));
    const first = (row - 1) * COLUMNS + column - 1;
    let home = first;
    let best = Infinity;
    for (let index = 0; index < NEIGHBOURS; index += 1) {
      const place = first + Math.floor(index / 3) * COLUMNS + (index % 3);
      const district = districts[place];
      if (district === undefined) continue;
      const squared = (x - district.x) ** 2 + (y - district.y) ** 2;
      squares[index] = squared;
      if (squared < best) {
        best = squared;
        home = place;
      }
    }
    const own = districts[home];
    if (own === undefined) throw new RangeError(`No district at ${x}, ${y}: outside the sample's world.`);
    into.border = Infinity;
    for (let index = 0; index < NEIGHBOURS; index += 1) {
      const place = first + Math.floor(index / 3) * COLUMNS + (index % 3);
      const other = districts[place];
      const excess = (squares[index] ?? 0) - best;
      // Sites are less than three pitches apart: with more excess the border is out of sight.
      if (place === home || other === undefined || excess > 6 * PITCH * BORDER_REACH) continue;
      const gap = Math.sqrt((other.x - own.x) ** 2 + (other.y - own.y) ** 2);
      if (excess / (2 * gap) >= into.border) continue;
      into.border = excess / (2 * gap);
      into.borderHash = hash(Math.min(home, place), Math.max(home, place), seed + 11);
    }
    return descend(own, x, y, into);
  }
  return { parcels, locate };
}

function descend(district: District, x: number, y: number, into: ParcelHit): ParcelHit {
  const u = (x - district.x) * district.cosine + (y - district.y) * district.sine;
  const v = (y - district.y) * district.cosine - (x - district.x) * district.sine;
  into.edge = Infinity;
  into.edgeKind = "none";
  let node = district.root;
  while (typeof node !== "number") {
    const offset = (node.acrossU ? u : v) - node.at;
    const distance = Math.abs(offset);
    if (distance < into.edge && node.kind !== "none") {
      into.edge = distance;
      into.edgeKind = node.kind;
    }
    node = offset < 0 ? node.below : node.above;
  }
  into.parcel = node;
  return into;
}
