import { describe, expect, it } from "vitest";
import { summarise } from "./summary.ts";

const VALUES = [0.31, 0.27, 0.91, 0.455, 0.5, 0.62, 0.08, 0.77, 0.77, -0.12];

describe("a summary", () => {
  it("has what NumPy 1.24 says of the values, whatever their order", () => {
    const expected = {
      mean: 0.4565,
      std: 0.3100326595699234,
      min: -0.12,
      max: 0.91,
      p10: 0.06,
      p25: 0.28,
      median: 0.4775,
      p75: 0.7325,
      p90: 0.784,
    };
    for (const values of [VALUES, VALUES.toReversed()]) {
      for (const [name, value] of Object.entries(summarise(Float64Array.from(values))))
        expect(value, name).toBeCloseTo(expected[name as keyof typeof expected], 14);
    }
  });

  it("does not depend on the order of values and their weights", () => {
    const weights = VALUES.map((_, index) => 0.1 + index / 10);
    const forwards = summarise(Float64Array.from(VALUES), Float64Array.from(weights));
    const backwards = summarise(
      Float64Array.from(VALUES.toReversed()),
      Float64Array.from(weights.toReversed()),
    );
    for (const [name, value] of Object.entries(forwards))
      expect(value, name).toBeCloseTo(backwards[name as keyof typeof backwards], 12);
  });
});
