import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { graticule, graticuleStep } from "./graticule.ts";

test.each([
  [0, 30],
  [2, 30],
  [5, 5],
  [10, 0.2],
  [11, 0.1],
  [16, 0.01],
])("at zoom %d there is a line every %d degrees", (zoom, step) => {
  // 160 pixels at zoom z are 112.5° / 2^z.
  expect(step).toBeGreaterThanOrEqual(Math.min(30, 112.5 / 2 ** zoom));
  expect(graticuleStep(zoom)).toBe(step);
});

test("lines carry the coordinate a person would read", () => {
  const labels = graticule([3.05, 51.05, 3.45, 51.25], 11).features.map(({ properties }) => properties.label);
  expect(labels).toContain("3.3° E");
  expect(labels).toContain("51.1° N");
});

test("over the antimeridian, east and west of it are labelled as such", () => {
  const labels = graticule([178, -1, -178, 1], 5).features.map(({ properties }) => properties.label);
  expect(labels).toEqual(expect.arrayContaining(["175° E", "180°", "175° W", "0°"]));
});

test("whatever the view, there are few lines", () => {
  const degrees = (min: number, max: number) => double({ min, max, noNaN: true });
  assert(
    property(degrees(-180, 179), degrees(-80, 80), degrees(0, 21), (west, south, zoom) => {
      const width = Math.min(360, (1920 * 360) / (512 * 2 ** zoom));
      const east = west + width > 180 ? west + width - 360 : west + width;
      const view = [west, south, east, Math.min(85, south + width / 2)] as const;
      expect(graticule(view, zoom).features.length).toBeLessThan(120);
    }),
  );
});
