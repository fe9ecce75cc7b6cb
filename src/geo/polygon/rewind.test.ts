import * as fc from "fast-check";
import { expect, test } from "vitest";
import { L_SHAPE, convexRings } from "../testing/shapes.ts";
import { isClockwise, rewind } from "./rewind.ts";

test("corners around a circle run anticlockwise, reversed they run clockwise", () => {
  fc.assert(
    fc.property(convexRings, (ring) => {
      expect(isClockwise(ring)).toBe(false);
      expect(isClockwise(ring.toReversed())).toBe(true);
      expect(isClockwise([...ring, ring[0] ?? []])).toBe(false);
    }),
  );
});

test("a ring without area runs neither way", () => {
  expect(isClockwise([])).toBe(false);
  expect(
    isClockwise([
      [1, 2],
      [3, 4],
    ]),
  ).toBe(false);
});

test("a polygon is rewound as RFC 7946 says: outside anticlockwise, holes clockwise, all rings closed", () => {
  const [outer = [], hole = []] = L_SHAPE;
  const wrong = [outer.toReversed(), hole.toReversed()];
  expect(rewind(wrong)).toEqual(L_SHAPE);
  expect(rewind(L_SHAPE)).toEqual(L_SHAPE);
  const open = [
    [0, 0],
    [0, 1],
    [1, 1, 5],
  ];
  expect(rewind([open])).toEqual([
    [
      [0, 0],
      [1, 1, 5],
      [0, 1],
      [0, 0],
    ],
  ]);
});
