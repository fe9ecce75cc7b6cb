import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wrapLongitude } from "./wrap-longitude.ts";

test("longitudes wrap into [-180, 180)", () => {
  expect(wrapLongitude(180)).toBe(-180);
  expect(wrapLongitude(539)).toBe(179);
  expect(wrapLongitude(-181)).toBe(179);
  expect(wrapLongitude(5.1)).toBe(5.1);
});

test("a wrapped longitude points the same way", () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), (longitude) => {
      const wrapped = wrapLongitude(longitude);
      expect(Math.abs((wrapped - longitude) % 360)).toBe(0);
      expect(wrapped >= -180 && wrapped < 180).toBe(true);
    }),
  );
});
