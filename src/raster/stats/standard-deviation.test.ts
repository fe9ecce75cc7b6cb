import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardDeviation } from "./standard-deviation.ts";

const VALUES = Float64Array.of(0.31, 0.27, 0.91, 0.455, 0.5, 0.62, 0.08, 0.77, 0.77, -0.12);
const TENTHS = Float64Array.from({ length: 10 }, (_, index) => (index + 1) / 10);

describe("the standard deviation", () => {
  it("is that of NumPy 1.24 for a population, with weights and without", () => {
    // np.std(VALUES); the root of np.average((VALUES - weighted mean) ** 2, weights=TENTHS)
    expect(standardDeviation(VALUES)).toBeCloseTo(0.3100326595699234, 14);
    expect(standardDeviation(VALUES, TENTHS)).toBeCloseTo(0.3527783936713278, 14);
  });

  it("is zero for one value", () => {
    expect(standardDeviation(Float64Array.of(0.31))).toBe(0);
  });

  it("stays the same when all values move, even far away", () => {
    const small = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(small, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (list, shift) => {
        const values = Float64Array.from(list);
        const moved = values.map((value) => value + shift);
        expect(standardDeviation(moved)).toBeCloseTo(standardDeviation(values), 6);
      }),
    );
  });
});
