import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "./quantile.ts";

const VALUES = [0.31, 0.27, 0.91, 0.455, 0.5, 0.62, 0.08, 0.77, 0.77, -0.12];
const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9];

describe("a quantile", () => {
  // np.percentile(VALUES[:count], [10, 25, 50, 75, 90]) of NumPy 1.24
  it.each([
    [10, [0.06, 0.28, 0.4775, 0.7325, 0.784]],
    [7, [0.194, 0.29, 0.455, 0.56, 0.736]],
    [1, [0.31, 0.31, 0.31, 0.31, 0.31]],
  ])("is that of NumPy for %i values", (count, expected) => {
    const sorted = Float64Array.from(VALUES.slice(0, count)).sort();
    for (const [index, share] of SHARES.entries())
      expect(quantile(sorted, share)).toBeCloseTo(expected[index] ?? Number.NaN, 14);
  });

  it("is not a number for no values", () => {
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
  });

  it("grows with its share from the least to the greatest value", () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), share, share, (list, a, b) => {
        const sorted = Float64Array.from(list).sort();
        const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(quantile(sorted, 0) === sorted[0] && quantile(sorted, 1) === sorted.at(-1)).toBe(true);
      }),
    );
  });
});
