import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FIJI, boxes, meridiansIn } from "../testing/boxes.ts";
import { bboxIntersection } from "./bbox-intersection.ts";
import { bboxIntersects } from "./bbox-intersects.ts";

test("boxes meet across the antimeridian", () => {
  expect(bboxIntersects(FIJI, [-179, -15, -170, -10])).toBe(true);
  expect(bboxIntersects(FIJI, [170, -15, 176, -10])).toBe(false);
});

test("boxes from 0 to 360 and beyond 180 are understood", () => {
  expect(bboxIntersects([0, -90, 360, 90], [-20, 10, -10, 20])).toBe(true);
  expect(bboxIntersects([170, -20, 190, -10], [-175, -15, -172, -12])).toBe(true);
  expect(bboxIntersects([170, -20, 190, -10], [0, -15, 10, -12])).toBe(false);
});

test("boxes that share a meridian between degrees meet", () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const level = [b[0], a[1], b[2], a[3]] as const;
      const others = meridiansIn(b);
      if ([...meridiansIn(a)].some((meridian) => others.has(meridian)))
        expect(bboxIntersects(a, level)).toBe(true);
    }),
  );
});

test("boxes meet exactly when their intersection is not empty", () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      expect(bboxIntersection(a, b) !== null).toBe(bboxIntersects(a, b));
    }),
  );
});
