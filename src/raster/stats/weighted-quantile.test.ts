import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "./quantile.ts";
import { weightedQuantile } from "./weighted-quantile.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("a weighted quantile", () => {
  it("is the plain one where all weights are equal", () => {
    const finite = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        share,
        (list, weight, wanted) => {
          const sorted = Float64Array.from(list).sort();
          const weights = new Float64Array(list.length).fill(weight);
          expect(weightedQuantile(sorted, weights, wanted)).toBeCloseTo(quantile(sorted, wanted), 6);
        },
      ),
    );
  });

  it("interpolates between the places that the formula gives", () => {
    // s_k = (k − 1) w_k + (n − 1) Σ w before k: 0, 0.5 + 2 × 1 and 2 × 0.25 + 2 × 1.5; looked up at share × 2 × 1.75.
    const [values, weights] = [Float64Array.of(10, 20, 30), Float64Array.of(1, 0.5, 0.25)];
    expect(weightedQuantile(values, weights, 0.5)).toBeCloseTo(10 + (10 * 1.75) / 2.5, 12);
    expect(weightedQuantile(values, weights, 0.9)).toBeCloseTo(20 + (10 * (3.15 - 2.5)) / 1, 12);
    expect(weightedQuantile(values, weights, 0)).toBe(10);
    expect(weightedQuantile(values, weights, 1)).toBe(30);
  });

  it("is not a number for no values", () => {
    expect(weightedQuantile(new Float64Array(0), new Float64Array(0), 0.5)).toBeNaN();
  });
});
