import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import type { BBox } from "../../geo/types.ts";
import { graticule, graticuleExtent, graticuleStep, suffices } from "./graticule.ts";

const linesOf = (view: BBox, zoom: number) => graticule(graticuleExtent(view, zoom));

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
  const labels = linesOf([3.05, 51.05, 3.45, 51.25], 11).features.map(({ properties }) => properties.label);
  expect(labels).toContain("3.3° E");
  expect(labels).toContain("51.1° N");
});

test("over the antimeridian, east and west of it are labelled as such", () => {
  const labels = linesOf([178, -1, -178, 1], 5).features.map(({ properties }) => properties.label);
  expect(labels).toEqual(expect.arrayContaining(["175° E", "180°", "175° W", "0°"]));
});

test("whatever the view, there are few lines", () => {
  const degrees = (min: number, max: number) => double({ min, max, noNaN: true });
  assert(
    property(degrees(-180, 179), degrees(-80, 80), degrees(0, 21), (west, south, zoom) => {
      const width = Math.min(360, (1920 * 360) / (512 * 2 ** zoom));
      const east = west + width > 180 ? west + width - 360 : west + width;
      const view = [west, south, east, Math.min(85, south + width / 2)] as const;
      expect(linesOf(view, zoom).features.length).toBeLessThan(120);
    }),
  );
});

test("lines that have been drawn serve neighbouring views, too, and are replaced beyond their end", () => {
  const extent = graticuleExtent([3, 51, 4, 52], 10);
  expect(suffices(extent, [3, 51, 4, 52], 10)).toBe(true);
  expect(suffices(extent, [3.9, 51.5, 4.9, 52.5], 10)).toBe(true);
  expect(suffices(extent, [4.6, 51, 5.6, 52], 10), "a drag would run out of them").toBe(false);
  expect(suffices(extent, [3, 52.6, 4, 53.6], 10)).toBe(false);
  expect(suffices(extent, [3, 51, 4, 52], 12), "where lines lie closer").toBe(false);
});

test("lines over the antimeridian serve the views on its western side", () => {
  const extent = graticuleExtent([178, -1, -178, 1], 5);
  expect(suffices(extent, [176, -1, -180, 1], 5)).toBe(true);
  expect(suffices(extent, [-179, -1, -175, 1], 5)).toBe(false);
});
