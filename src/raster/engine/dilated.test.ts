import * as fc from "fast-check";
import { expect, it } from "vitest";
import { dilated } from "./dilated.ts";

it("sets what lies within a square around a pixel, and nothing else", () => {
  const pictures = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pixels: fc.array(fc.integer({ min: 0, max: 1 }), {
          minLength: width * height,
          maxLength: width * height,
        }),
        radius: fc.integer({ min: 0, max: 4 }),
      }),
    );
  fc.assert(
    fc.property(pictures, ({ width, height, pixels, radius }) => {
      const near = (column: number, row: number): boolean =>
        pixels.some(
          (set, index) =>
            set === 1 &&
            Math.abs((index % width) - column) <= radius &&
            Math.abs(Math.floor(index / width) - row) <= radius,
        );
      const expected = Array.from({ length: width * height }, (_, index) =>
        near(index % width, Math.floor(index / width)) ? 1 : 0,
      );
      expect([...dilated(Uint8Array.from(pixels), width, radius)]).toEqual(expected);
    }),
  );
});
