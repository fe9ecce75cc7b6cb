import { expect, it } from "vitest";
import { physicalRange, rangeOfStatistics } from "./range-of-statistics.ts";

it("spans the extremes where nothing else is known", () => {
  expect(rangeOfStatistics({ minimum: 31, maximum: 76 })).toEqual([31, 76]);
});

it("leaves outliers beyond two standard deviations out, and goes no further than the extremes", () => {
  const reflectance = { minimum: 1, maximum: 65_535, mean: 9_000, stddev: 2_000 };
  expect(rangeOfStatistics(reflectance)).toEqual([5_000, 13_000]);
  expect(rangeOfStatistics({ ...reflectance, minimum: 7_000 })).toEqual([7_000, 13_000]);
  expect(rangeOfStatistics({ ...reflectance, stddev: 0 })).toEqual([1, 65_535]);
});

it("believes percentiles before anything else", () => {
  const statistics = { minimum: 0, maximum: 9, mean: 4, stddev: 1, percentiles: [2, 7] } as const;
  expect(rangeOfStatistics(statistics)).toEqual([2, 7]);
});

it("is of physical values from the lower to the higher, whatever the sign of the scale", () => {
  expect(physicalRange([0, 250], { scale: 0.004, offset: -0.08 })).toEqual([-0.08, 0.92]);
  expect(physicalRange([10, 20], { scale: -2 })).toEqual([-40, -20]);
  expect(physicalRange([10, 20], {})).toEqual([10, 20]);
});
