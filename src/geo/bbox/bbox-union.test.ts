import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boxes } from "../testing/boxes.ts";
import { bboxContains } from "./bbox-contains.ts";
import { bboxUnion } from "./bbox-union.ts";

test("boxes unite over the antimeridian when that is the short way", () => {
  expect(
    bboxUnion([
      [178, -20, 179, -10],
      [-179, -15, -178, -5],
    ]),
  ).toEqual([178, -20, -178, -5]);
  expect(
    bboxUnion([
      [-10, 0, 10, 5],
      [20, -5, 30, 1],
    ]),
  ).toEqual([-10, -5, 30, 5]);
  expect(bboxUnion([])).toBeNull();
});

test("boxes lie within their union, corner by corner", () => {
  fc.assert(
    fc.property(fc.array(boxes, { minLength: 1, maxLength: 5 }), (list) => {
      const whole = bboxUnion(list);
      for (const [west, south, east, north] of list) {
        expect(whole && bboxContains(whole, [west, south])).toBe(true);
        expect(whole && bboxContains(whole, [east, north])).toBe(true);
      }
    }),
  );
});
