import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram } from "./histogram.ts";

describe("a histogram", () => {
  it("counts as NumPy 1.24 does", () => {
    // np.histogram([.31, .27, .91, .455, .5, .62, .08, .77, .77, 1, 0, .25], 4, (0, 1))
    const values = Float64Array.of(0.31, 0.27, 0.91, 0.455, 0.5, 0.62, 0.08, 0.77, 0.77, 1, 0, 0.25);
    expect([...histogram(values, 4, [0, 1]).counts]).toEqual([2, 4, 2, 4]);
  });

  it("loses no value", () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(0, 1, Number.NaN, Infinity, -Infinity));
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 1, max: 300 }), (list, bins) => {
        const found = histogram(Float64Array.from(list), bins, [0, 1]);
        const counted = found.counts.reduce((sum, count) => sum + count, 0);
        expect(counted + found.below + found.above + found.missing).toBe(list.length);
      }),
    );
  });
});
