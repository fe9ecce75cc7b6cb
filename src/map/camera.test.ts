import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { longitudeSpan } from "../geo/bbox.ts";
import { boxAround, cornersOf } from "./camera.ts";

test("a view that lies on one side of the antimeridian is an ordinary box", () => {
  expect(
    boxAround([
      { lng: 3, lat: 51 },
      { lng: 4, lat: 50 },
    ]),
  ).toEqual([3, 50, 4, 51]);
});

test("a view over the antimeridian has its west greater than its east", () => {
  expect(
    boxAround([
      { lng: 178, lat: -17 },
      { lng: 183, lat: -18 },
    ]),
  ).toEqual([178, -18, -177, -17]);
});

test("a copy of the world to the left is the same place", () => {
  expect(
    boxAround([
      { lng: -357, lat: 50 },
      { lng: -356, lat: 51 },
    ]),
  ).toEqual([3, 50, 4, 51]);
});

test("a view wider than the world is all of it", () => {
  const corners = [
    { lng: -300, lat: -60 },
    { lng: 200, lat: 60 },
  ];
  expect(boxAround(corners)).toEqual([-180, -60, 180, 60]);
});

test("whatever is in view, the box is as wide as the view and lies within ±180°", () => {
  const degrees = (min: number, max: number) => double({ min, max, noNaN: true });
  assert(
    property(degrees(-720, 720), degrees(0.001, 359), (west, width) => {
      const box = boxAround([
        { lng: west, lat: 0 },
        { lng: west + width, lat: 1 },
      ]);
      expect(longitudeSpan(box)).toBeCloseTo(width, 6);
      expect(Math.max(Math.abs(box[0]), Math.abs(box[2]))).toBeLessThanOrEqual(180);
    }),
  );
});

test("a box over the antimeridian is fitted across it and not around the world", () => {
  expect(cornersOf([178, -18, -177, -17])).toEqual([
    [178, -18],
    [183, -17],
  ]);
});
