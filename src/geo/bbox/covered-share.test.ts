import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boxes, meridiansIn } from "../testing/boxes.ts";
import { coveredShare } from "./covered-share.ts";
import { longitudeSpan } from "./longitude-span.ts";

test("the covered share is that of the meridians both boxes have, where they are equally tall", () => {
  fc.assert(
    fc.property(boxes, boxes, (box, cover) => {
      fc.pre(box[3] > box[1]);
      const others = meridiansIn(cover);
      const shared = [...meridiansIn(box)].filter((meridian) => others.has(meridian)).length;
      expect(coveredShare(box, [cover[0], box[1], cover[2], box[3]])).toBeCloseTo(
        shared / longitudeSpan(box),
        9,
      );
    }),
  );
});

test("a quarter is covered where half of the width and of the height are", () => {
  expect(coveredShare([0, 0, 4, 4], [2, 2, 9, 9])).toBe(0.25);
  expect(coveredShare([179, 0, -179, 2], [-180, 1, -170, 9])).toBe(0.25);
});

test("a box without area counts as covered", () => {
  expect(coveredShare([1, 1, 1, 2], [5, 5, 6, 6])).toBe(1);
});
