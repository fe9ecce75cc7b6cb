import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extremes } from "./extremes.ts";

describe("the extremes", () => {
  it("are the first and the last of the values in order", () => {
    const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), (list) => {
        const sorted = Float64Array.from(list).sort();
        const [min, max] = extremes(Float64Array.from(list));
        expect(min === sorted[0] && max === sorted.at(-1)).toBe(true);
      }),
    );
  });

  it("are not numbers for no values", () => {
    expect(extremes(new Float64Array(0))).toEqual([Number.NaN, Number.NaN]);
  });
});
