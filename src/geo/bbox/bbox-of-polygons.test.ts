import { expect, test } from "vitest";
import { rectangle } from "../testing/shapes.ts";
import { bboxOfPolygons } from "./bbox-of-polygons.ts";

test("parts that meet at the antimeridian have a box across it", () => {
  const parts = [[rectangle([178, -19, 180, -16])], [rectangle([-180, -18, -179, -15])]];
  expect(bboxOfPolygons(parts)).toEqual([178, -19, -179, -15]);
});

test("parts that do not meet there have an ordinary box", () => {
  expect(bboxOfPolygons([[rectangle([10, 0, 20, 1])], [rectangle([-30, 0, -20, 1])]])).toEqual([
    -30, 0, 20, 1,
  ]);
  expect(bboxOfPolygons([[rectangle([-180, -90, 180, 90])]])).toEqual([-180, -90, 180, 90]);
});

test("parts that meet there keep to it, also where they reach over the prime meridian", () => {
  expect(bboxOfPolygons([[rectangle([-20, 0, 180, 1])], [rectangle([-180, 0, -170, 1])]])).toEqual([
    -20, 0, -170, 1,
  ]);
});

test("two halves of the world are the world, not the meridian between them", () => {
  expect(bboxOfPolygons([[rectangle([0, -90, 180, 90])], [rectangle([-180, -90, 0, 90])]])).toEqual([
    -180, -90, 180, 90,
  ]);
});
