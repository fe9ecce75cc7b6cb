import { expect, test } from "vitest";
import type { Rings } from "../types.ts";
import { labelPoint } from "./label-point.ts";

const rectangle = (west: number, south: number, east: number, north: number): Rings => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

test("the name goes to the centroid of the largest part", () => {
  expect(labelPoint([rectangle(0, 0, 1, 1), rectangle(10, 0, 14, 2), rectangle(20, 0, 21, 1)])).toEqual({
    point: [12, 1],
    size: 8,
  });
});

test("an area without extent has no place for a name", () => {
  expect(labelPoint([rectangle(1, 1, 1, 1)])).toBeNull();
  expect(labelPoint([])).toBeNull();
});
