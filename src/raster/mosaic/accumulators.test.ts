import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reduction } from "../../timeline/types.ts";
import { accumulatorOf } from "./accumulator-of.ts";
import { First } from "./first.ts";
import { MEDIAN_BUDGET_BYTES, Median } from "./median.ts";

const NONE = Number.NaN;
const DATES = [
  [1, 2, NONE, 4],
  [3, NONE, NONE, 1],
  [2, 5, NONE, 1.5],
  [8, 6, NONE, NONE],
] as const;
const size = { pixels: 4, planes: 1, dates: 4, bytesPerValue: 8 };

function reduce(reduction: Reduction, dates: readonly (readonly number[])[] = DATES): number[] {
  const accumulator = accumulatorOf(reduction, { ...size, dates: dates.length });
  for (const date of dates) accumulator.feed([Float64Array.from(date)]);
  return [...(accumulator.data?.[0] ?? [])];
}

describe("a reduction of dates", () => {
  // np.nanmin, nanmax, nanmean, nanmedian and the sum of np.isfinite along the dates, NumPy 1.24.
  it.each([
    ["first", [1, 2, NONE, 4]],
    ["min", [1, 2, NONE, 1]],
    ["max", [8, 6, NONE, 4]],
    ["mean", [3.5, 13 / 3, NONE, 6.5 / 3]],
    ["median", [2.5, 5, NONE, 1.5]],
    ["count", [4, 3, 0, 3]],
  ] as const)("is for %s what NumPy finds", (reduction, expected) => {
    expect(reduce(reduction)).toEqual(expected);
  });

  it("is nothing where no date has a value, but a count of zero", () => {
    const nothing = [[NONE, NONE, NONE, NONE]];
    for (const reduction of ["first", "min", "max", "mean", "median"] as const)
      expect(reduce(reduction, nothing)).toEqual([]);
    expect(reduce("count", nothing)).toEqual([0, 0, 0, 0]);
  });

  it("does not depend on the order of the dates", () => {
    const value = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -50, max: 50 }) }, fc.constant(NONE));
    const dates = fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(dates, (list) => {
        for (const reduction of ["min", "max", "mean", "median", "count"] as const)
          expect(reduce(reduction, list.toReversed())).toEqual(reduce(reduction, list));
      }),
    );
  });

  it("lies between min and max for mean and median", () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 9 }), (list) => {
        const [low, high] = [reduce("min", list), reduce("max", list)];
        for (const reduction of ["mean", "median"] as const) {
          for (const [pixel, each] of reduce(reduction, list).entries()) {
            expect(each).toBeGreaterThanOrEqual((low[pixel] ?? NONE) - 1e-9);
            expect(each).toBeLessThanOrEqual((high[pixel] ?? NONE) + 1e-9);
          }
        }
      }),
    );
  });

  it("takes a pixel as valid only where all planes are", () => {
    const accumulator = accumulatorOf("max", { ...size, planes: 2 });
    accumulator.feed([Float32Array.of(9, 1), Float32Array.of(NONE, 1)]);
    accumulator.feed([Float32Array.of(2, 3), Float32Array.of(5, 0)]);
    expect(accumulator.data?.map((plane) => Array.from(plane))).toEqual([
      [2, 3],
      [5, 1],
    ]);
  });
});

describe("the first valid value", () => {
  it("is done as soon as every pixel has one", () => {
    const first = new First(2);
    expect(first.missing).toBeUndefined();
    first.feed([Float32Array.of(NONE, 4)]);
    expect([first.isDone, [...(first.missing ?? [])]]).toEqual([false, [1, 0]]);
    first.feed([Float32Array.of(7, 9)]);
    expect([first.isDone, [...(first.data?.[0] ?? [])]]).toEqual([true, [7, 4]]);
  });

  it("is done without the pixels that are not wanted, and holds none of them", () => {
    const first = new First(3, Uint8Array.of(1, 0, 1));
    first.feed([Float64Array.of(1, 2, NONE)]);
    expect([...(first.missing ?? [])]).toEqual([0, 0, 1]);
    first.feed([Float64Array.of(3, 4, 5)]);
    expect([first.isDone, [...(first.data?.[0] ?? [])]]).toEqual([true, [1, NONE, 5]]);
  });
});

describe("a median", () => {
  it("is refused before anything is read when its dates would not fit the budget", () => {
    const pixels = 512 * 512;
    const dates = MEDIAN_BUDGET_BYTES / (pixels * 4);
    expect(() => new Median({ pixels, planes: 1, dates, bytesPerValue: 4 })).not.toThrow();
    expect(() => new Median({ pixels, planes: 1, dates: dates + 1, bytesPerValue: 4 })).toThrow(
      "A median of 257 dates over 262144 pixels would hold 257 MB, more than 256.",
    );
  });
});
