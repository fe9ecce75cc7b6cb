import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean } from "./mean.ts";

const VALUES = Float64Array.of(0.31, 0.27, 0.91, 0.455, 0.5, 0.62, 0.08, 0.77, 0.77, -0.12);
const TENTHS = Float64Array.from({ length: 10 }, (_, index) => (index + 1) / 10);
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("the mean", () => {
  it("is that of NumPy 1.24, with weights and without", () => {
    // np.mean(VALUES), np.average(VALUES, weights=TENTHS)
    expect(mean(VALUES)).toBeCloseTo(0.4565, 14);
    expect(mean(VALUES, TENTHS)).toBeCloseTo(0.43763636363636366, 14);
  });

  it("is not a number for no values", () => {
    expect(mean(new Float64Array(0))).toBeNaN();
  });

  it("lies between the least and the greatest value, and moves with all of them", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), finite, (list, shift) => {
        const values = Float64Array.from(list);
        const result = mean(values);
        expect(result).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
        expect(result).toBeLessThanOrEqual(Math.max(...list) + 1e-9);
        expect(mean(values.map((value) => value + shift))).toBeCloseTo(result + shift, 6);
      }),
    );
  });
});
