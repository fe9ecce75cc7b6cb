import * as fc from "fast-check";
import type { PlaneBox, Ring, Rings } from "../types.ts";

/** A closed rectangle, anticlockwise. */
export function rectangle([west, south, east, north]: PlaneBox): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** An L of 5 square degrees with a hole of 0.36. */
export const L_SHAPE: Rings = [
  [
    [4, 50],
    [7, 50],
    [7, 51],
    [5, 51],
    [5, 53],
    [4, 53],
    [4, 50],
  ],
  rectangle([4.2, 50.2, 4.8, 50.8]).toReversed(),
];

/** Boxes on whole degrees within a plane, so that they often touch. */
export const planeBoxes: fc.Arbitrary<PlaneBox> = fc
  .tuple(
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: 1, max: 15 }),
    fc.integer({ min: 1, max: 15 }),
  )
  .map(([west, south, width, height]) => [west, south, west + width, south + height]);

/** Convex polygons: corners around a circle. */
export const convexRings: fc.Arbitrary<Ring> = fc
  .tuple(
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: 1, max: 12 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 3, maxLength: 8 }),
  )
  .map(([x, y, radius, turns]) =>
    turns
      .toSorted((a, b) => a - b)
      .map((turn) => {
        const angle = (turn * Math.PI) / 18;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      }),
  );
