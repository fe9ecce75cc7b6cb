import { WORLD } from "../tiles.ts";
import { chance, fractalNoise } from "./noise.ts";

/** Villages on a jittered grid, one town on the river, the roads that join them, and a motorway. */
export interface Settlements {
  /** The settlement that a point belongs to; their outskirts are ragged. */
  at(x: number, y: number): Village | undefined;
  /** Metres to the nearest road between settlements, up to 200. */
  road(x: number, y: number): number;
  /** Metres to the middle of the motorway. */
  motorway(x: number, y: number): number;
}

interface Village {
  readonly x: number;
  readonly y: number;
  /** Metres. */
  readonly radius: number;
  /** Direction of its streets, radians. */
  readonly angle: number;
}

interface Segment {
  readonly from: Village;
  readonly to: Village;
}

const PITCH = 3300;
/** Side of the squares by which roads are looked up, metres. */
const BIN = 500;
/** Roads further away than this do not matter to a pixel, metres. */
const REACH = 200;

function placeVillages(seed: number): Village[] {
  const villages: Village[] = [{ x: 707_150, y: 5_675_450, radius: 980, angle: 0.35 }];
  for (let row = 0; row * PITCH < WORLD.top - WORLD.bottom; row += 1) {
    for (let column = 0; column * PITCH < WORLD.right - WORLD.left; column += 1) {
      if (chance(column, row, seed) > 0.8) continue;
      villages.push({
        x: WORLD.left + (column + 0.2 + 0.6 * chance(column, row, seed + 1)) * PITCH,
        y: WORLD.bottom + (row + 0.2 + 0.6 * chance(column, row, seed + 2)) * PITCH,
        radius: 170 + 300 * chance(column, row, seed + 3) ** 1.5,
        angle: chance(column, row, seed + 4) * 1.5,
      });
    }
  }
  return villages;
}

function joinNeighbours(villages: readonly Village[]): Segment[] {
  return villages.flatMap((from) =>
    villages
      .filter((to) => to !== from)
      .map((to) => ({ from, to, metres: Math.hypot(to.x - from.x, to.y - from.y) }))
      .sort((one, other) => one.metres - other.metres)
      .slice(0, 3)
      // Each pair once, seen from its western end.
      .filter(({ to, metres }) => metres < 6500 && from.x <= to.x),
  );
}

function segmentDistance({ from, to }: Segment, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy)));
  return Math.sqrt((x - from.x - share * dx) ** 2 + (y - from.y - share * dy) ** 2);
}

/** Remembers what is near each square of the world; found on first use. */
function binned<T>(find: (x: number, y: number) => T): (x: number, y: number) => T {
  const bins = new Map<number, T>();
  return (x, y) => {
    const column = Math.floor((x - WORLD.left) / BIN);
    const row = Math.floor((y - WORLD.bottom) / BIN);
    const key = row * 4096 + column;
    let found = bins.get(key);
    if (found === undefined) {
      found = find(WORLD.left + (column + 0.5) * BIN, WORLD.bottom + (row + 0.5) * BIN);
      bins.set(key, found);
    }
    return found;
  };
}

export function buildSettlements(seed: number): Settlements {
  const villages = placeVillages(seed);
  const segments = joinNeighbours(villages);
  const villagesNear = binned((x, y) =>
    villages.filter((village) => Math.hypot(x - village.x, y - village.y) < village.radius * 1.6 + BIN),
  );
  const roadsNear = binned((x, y) =>
    segments.filter((segment) => segmentDistance(segment, x, y) < BIN + REACH),
  );

  return {
    at(x, y) {
      let best: Village | undefined;
      let nearest = Infinity;
      for (const village of villagesNear(x, y)) {
        const outside = outskirts(village, x, y);
        if (outside < nearest) [best, nearest] = [village, outside];
      }
      if (best === undefined || nearest > best.radius * 0.5) return undefined;
      const ragged = nearest + best.radius * 0.5 * fractalNoise(x / 310, y / 310, 3, seed + 6);
      return ragged < 0 ? best : undefined;
    },
    road(x, y) {
      const bentX = x + 72 * Math.sin(y / 610 + x / 1900);
      const bentY = y + 72 * Math.sin(x / 570 + y / 2100);
      let distance = REACH;
      for (const segment of roadsNear(x, y)) {
        distance = Math.min(distance, segmentDistance(segment, bentX, bentY));
      }
      return distance;
    },
    motorway(x, y) {
      const east = x - 688_000;
      const middle = 5_672_300 + 0.21 * east + 420 * Math.sin(east / 5200);
      const lean = 0.21 + (420 / 5200) * Math.cos(east / 5200);
      return Math.abs(y - middle) / Math.sqrt(1 + lean * lean);
    },
  };
}

/** Metres outside the circle of a village, negative inside. */
function outskirts(village: Village, x: number, y: number): number {
  return Math.sqrt((x - village.x) ** 2 + (y - village.y) ** 2) - village.radius;
}
