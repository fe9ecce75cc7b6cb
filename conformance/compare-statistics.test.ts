import { expect, test } from "vitest";
import { compareStatistics } from "./compare-statistics.ts";

const image = {
  values: Float32Array.of(1, 2, 3, 4, Number.NaN, 10),
  columns: 3,
  scale: 0.5,
  offset: 1,
  clouds: Uint8Array.of(0, 0, 1, 0, 0, 1),
};

test("equal statistics of an area pass, and NaN counts nowhere", () => {
  const whole = { count: 5, mean: 4, median: 3, min: 1, max: 10, deviation: Math.sqrt(10) };
  const part = { area: [1, 0, 2, 2], count: 3, mean: 5, median: 3 } as const;
  const clear = { isClear: true, count: 3, mean: 7 / 3, median: 2 } as const;
  const physical = { isPhysical: true, mean: 3, min: 1.5, max: 6, deviation: Math.sqrt(10) / 2 } as const;
  const none = { area: [1, 1, 1, 1], count: 0, mean: null, median: null } as const;
  expect(compareStatistics(image, [whole, part, clear, physical, none])).toBeNull();
});

test("the median of an even number of pixels is the mean of the middle two", () => {
  expect(compareStatistics(image, [{ area: [0, 0, 2, 1], mean: 1.5, median: 1.5 }])).toBeNull();
});

test.each([
  [{ count: 6, mean: 4 }, "5 pixels, not 6"],
  [{ mean: 4.000001 }, "mean 4, not 4.000001"],
  [{ mean: 4.2, rounding: 0.01 }, "mean 4, not 4.2"],
  [{ mean: 4, median: 4 }, "median 3, not 4"],
  [{ mean: 4, min: 2 }, "smallest 1, not 2"],
  [{ mean: 4, max: 9 }, "largest 10, not 9"],
  [{ mean: 4, deviation: 3 }, `standard deviation ${Math.sqrt(10)}, not 3`],
  [{ mean: null }, "mean 4, not null"],
])("a difference is told: %o", (expected, message) => {
  expect(compareStatistics(image, [expected])).toBe(message);
});

test("clear pixels cannot be told without clouds", () => {
  const { clouds: _, ...clear } = image;
  expect(compareStatistics(clear, [{ isClear: true, mean: 1 }])).toBe("there is no file of clouds");
});
