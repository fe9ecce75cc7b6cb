import { expect, test } from "vitest";
import { FIJI } from "../testing/boxes.ts";
import { bboxContains } from "./bbox-contains.ts";

test("a box contains its edges, and points of it written in any copy of the world", () => {
  expect(bboxContains(FIJI, [177, -12])).toBe(true);
  expect(bboxContains(FIJI, [182, -15])).toBe(true);
  expect(bboxContains(FIJI, [-183, -15])).toBe(true);
  expect(bboxContains(FIJI, [176.9, -15])).toBe(false);
  expect(bboxContains(FIJI, [180, -11])).toBe(false);
  expect(bboxContains([170, -20, 190, -10], [-175, -15])).toBe(true);
});

test("the antimeridian belongs to boxes that end there on either side", () => {
  for (const longitude of [180, -180]) {
    expect(bboxContains([170, 0, 180, 10], [longitude, 5])).toBe(true);
    expect(bboxContains([-180, 0, -170, 10], [longitude, 5])).toBe(true);
  }
});

test("the world contains the poles", () => {
  expect(bboxContains([-180, -90, 180, 90], [0, 90])).toBe(true);
  expect(bboxContains([0, -90, 360, 90], [-180, -90])).toBe(true);
});
