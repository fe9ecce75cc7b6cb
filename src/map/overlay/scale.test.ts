import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { metresPerPixel, scaleBar } from "./scale.ts";

test("a pixel of zoom 0 at the equator is a 512th of the Earth's circumference", () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 1);
  expect(metresPerPixel(60, 10)).toBeCloseTo(78_271.517 / 2 / 1024, 3);
});

test.each([
  [10, "500 m", 50],
  [0.6, "50 m", 83.33],
  [25, "2 km", 80],
  [0.004, "20 cm", 50],
])("at %d metres a pixel the bar says %s", (metres, label, pixels) => {
  const bar = scaleBar(metres, 96);
  expect(bar.label).toBe(label);
  expect(bar.pixels).toBeCloseTo(pixels, 1);
});

test("the bar always fits and never shrinks below two fifths of the room", () => {
  assert(
    property(double({ min: 1e-3, max: 1e5, noNaN: true }), (metres) => {
      const { pixels } = scaleBar(metres, 96);
      expect(pixels).toBeLessThanOrEqual(96.0001);
      expect(pixels).toBeGreaterThan(38);
    }),
  );
});
