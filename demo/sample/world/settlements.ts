import { WORLD } from "../tiles.ts";
import { chance, fractalNoise } from "./noise.ts";

/** Villages on a jittered grid, one town on the river, the roads that join them, and a motorway. */
export interface Settlements {
  /** Metres to the edge of the nearest settlement, negative inside; and the direction of its streets. */
  nearest(x: number, y: number): Village & { readonly distance: number };
  /** Metres to the nearest road between settlements; at least 200 when there is none within 200. */
  road(x: number, y: number): number;
  /** Metres to the middle of the motorway. */
  motorway(x: number, y: number): number;
}

interface Village {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
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
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}

export function buildSettlements(seed: number): Settlements {
  const villages = placeVillages(seed);
  const segments = joinNeighbours(villages);
  const bins = new Map<number, Segment[]>();

  /** Roads near a square; found on first use. */
  function roadsOf(column: number, row: number): Segment[] {
    const key = row * 1000 + column;
    const known = bins.get(key);
    if (known !== undefined) return known;
    const [x, y] = [WORLD.left + (column + 0.5) * BIN, WORLD.bottom + (row + 0.5) * BIN];
    const found = segments.filter((segment) => segmentDistance(segment, x, y) < BIN + 2 * REACH);
    bins.set(key, found);
    return found;
  }

  return {
    nearest(x, y) {
      let [best, distance] = [villages[0], Infinity];
      for (const village of villages) {
        const [dx, dy] = [x - village.x, y - village.y];
        if (Math.abs(dx) > 1900 || Math.abs(dy) > 1900) continue;
        const outside = Math.hypot(dx, dy) - village.radius;
        if (outside < distance) [best, distance] = [village, outside];
      }
      if (best === undefined) throw new RangeError("The sample's world has no village.");
      // Ragged outskirts; far away nobody sees them.
      if (distance < 600) distance += best.radius * 0.5 * fractalNoise(x / 310, y / 310, 3, seed + 6);
      return { ...best, distance };
    },
    road(x, y) {
      const bend = 0.8;
      const [bentX, bentY] = [
        x + bend * 90 * Math.sin(y / 610 + x / 1900),
        y + bend * 90 * Math.sin(x / 570 + y / 2100),
      ];
      let distance = REACH;
      for (const segment of roadsOf(
        Math.floor((x - WORLD.left) / BIN),
        Math.floor((y - WORLD.bottom) / BIN),
      )) {
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
