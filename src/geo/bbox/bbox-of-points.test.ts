import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { bboxOfPoints } from "./bbox-of-points.ts";
import { longitudeSpan } from "./longitude-span.ts";

test("a view that lies on one side of the antimeridian is an ordinary box", () => {
  expect(
    bboxOfPoints([
      [3, 51],
      [4, 50],
    ]),
  ).toEqual([3, 50, 4, 51]);
});

test("a view over the antimeridian has its west greater than its east", () => {
  expect(
    bboxOfPoints([
      [178, -17],
      [183, -18],
    ]),
  ).toEqual([178, -18, -177, -17]);
});

test("a copy of the world to the left is the same place", () => {
  expect(
    bboxOfPoints([
      [-357, 50],
      [-356, 51],
    ]),
  ).toEqual([3, 50, 4, 51]);
});

test("a view wider than the world is all of it", () => {
  const corners = [
    [-300, -60],
    [200, 60],
  ];
  expect(bboxOfPoints(corners)).toEqual([-180, -60, 180, 60]);
});

test("whatever is in view, the box is as wide as the view and lies within ±180°", () => {
  const degrees = (min: number, max: number) => double({ min, max, noNaN: true });
  assert(
    property(degrees(-720, 720), degrees(0.001, 359), (west, width) => {
      const box = bboxOfPoints([
        [west, 0],
        [west + width, 1],
      ]);
      expect(longitudeSpan(box)).toBeCloseTo(width, 6);
      expect(Math.max(Math.abs(box[0]), Math.abs(box[2]))).toBeLessThanOrEqual(180);
    }),
  );
});
