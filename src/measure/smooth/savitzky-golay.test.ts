import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { savitzkyGolay } from "./savitzky-golay.ts";

describe("the filter of Savitzky and Golay", () => {
  it("has the weights of their paper: −3, 12, 17, 12, −3 by 35 for a parabola over five points", () => {
    const impulse = Float64Array.from({ length: 11 }, (_, index) => (index === 5 ? 1 : 0));
    const response = savitzkyGolay(impulse, 5, 2);
    const expected = [-3, 12, 17, 12, -3].map((weight) => weight / 35);
    for (const [index, weight] of expected.entries()) expect(response[index + 3]).toBeCloseTo(weight, 12);
  });

  it("leaves polynomials of its degree as they are, also at the ends", () => {
    const coefficient = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coefficient, coefficient, coefficient, coefficient), ([a, b, c, d]) => {
        const values = Float64Array.from({ length: 100 }, (_, index) => {
          const x = index / 50 - 1;
          return a + b * x + c * x ** 2 + d * x ** 3;
        });
        for (const [index, value] of savitzkyGolay(values, 61, 3).entries())
          expect(value).toBeCloseTo(values[index] ?? 0, 10);
      }),
    );
  });

  it("takes a smaller window where there are fewer values", () => {
    const values = Float64Array.from({ length: 8 }, (_, index) => index ** 2);
    for (const [index, value] of savitzkyGolay(values, 61, 2).entries())
      expect(value).toBeCloseTo(values[index] ?? 0, 9);
    expect(savitzkyGolay(Float64Array.of(1, 5), 61, 3)).toEqual(Float64Array.of(1, 5));
  });
});
