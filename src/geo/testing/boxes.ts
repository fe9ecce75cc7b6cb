import * as fc from "fast-check";
import type { BBox } from "../types.ts";

/** Boxes on whole degrees up to 90° wide, some of them across the antimeridian. */
export const boxes: fc.Arbitrary<BBox> = fc
  .tuple(
    fc.integer({ min: -180, max: 180 }),
    fc.integer({ min: -80, max: 70 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 0, max: 10 }),
  )
  .map(([west, south, width, height]) => {
    const east = west + width;
    return [west, south, east > 180 ? east - 360 : east, south + height];
  });

export const FIJI: BBox = [177, -20, -178, -12];

/** The meridians between whole degrees that a box covers, counted one by one. */
export function meridiansIn([west, , east]: BBox): ReadonlySet<number> {
  const end = west > east ? east + 360 : east;
  const meridians = new Set<number>();
  for (let degree = west; degree < end; degree += 1) meridians.add(((degree % 360) + 360) % 360);
  return meridians;
}
