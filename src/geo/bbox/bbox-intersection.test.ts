import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FIJI, boxes, meridiansIn } from "../testing/boxes.ts";
import { bboxIntersection } from "./bbox-intersection.ts";

test("boxes that both cross the antimeridian intersect into one that does", () => {
  expect(bboxIntersection(FIJI, [170, -18, -179, 0])).toEqual([177, -18, -179, -12]);
  expect(bboxIntersection([170, -20, 190, -10], [175, -15, 185, -5])).toEqual([175, -15, -175, -10]);
});

test("boxes apart have no intersection", () => {
  expect(bboxIntersection(FIJI, [0, 0, 10, 10])).toBeNull();
});

test("of two pieces the wider is kept", () => {
  expect(bboxIntersection([-170, 0, 170, 1], [165, 0, -160, 1])).toEqual([-170, 0, -160, 1]);
});

test("an intersection covers nothing that one of the boxes does not cover", () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const both = bboxIntersection(a, b);
      fc.pre(both !== null);
      const [inA, inB] = [meridiansIn(a), meridiansIn(b)];
      for (const meridian of both ? meridiansIn(both) : []) {
        expect(inA.has(meridian) && inB.has(meridian)).toBe(true);
      }
    }),
  );
});
