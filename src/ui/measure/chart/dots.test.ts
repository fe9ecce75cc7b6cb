import { describe, expect, it } from "vitest";
import type { Place, SeriesRow } from "../../../measure/types.ts";
import { dotsOf, nearestDot, valueExtent } from "./dots.ts";

const place: Place = {
  id: "1",
  name: "A",
  colour: "#0072b2",
  hidden: false,
  geometry: { type: "Point", coordinates: [5, 51] },
};

function row(day: string, mean: number | null, valid: number): SeriesRow {
  const spread = { std: 0.1, min: 0, max: 1, p25: 0.2, p75: 0.8 };
  return {
    slice: day,
    day,
    datetime: `${day}T10:00:00Z`,
    n: 10,
    valid,
    coverage: 1,
    summary:
      mean === null ? null : { ...spread, mean, median: mean + 0.01, p10: mean - 0.05, p90: mean + 0.05 },
    provenance: { scenes: ["s"], level: 0, decimation: 1, rule: "centres" },
  };
}

const rows = [row("2025-05-01", 0.4, 10), row("2025-05-11", 0.6, 4), row("2025-05-21", null, 0)];
const options = { statistic: "mean", minimumValidShare: 0.5 } as const;

describe("the dots of a series", () => {
  it("are filled by whether enough of the pixels are valid, and have no value without any", () => {
    const dots = dotsOf(place, rows, options);
    expect(dots.map(({ value, share, accepted }) => [value, share, accepted])).toEqual([
      [0.4, 1, true],
      [0.6, 0.4, false],
      [null, 0, false],
    ]);
    expect(dotsOf(place, rows, { ...options, statistic: "median" })[0]?.value).toBeCloseTo(0.41, 12);
  });

  it("are found by the day first and the value second", () => {
    const [first, second] = dotsOf(place, rows, options);
    const origin = first?.day ?? 0;
    const scale = { x: (day: number) => (day - origin) * 4, y: (value: number) => 100 - value * 100 };
    expect(
      nearestDot(
        [first, second].flatMap((dot) => dot ?? []),
        { x: 8, y: 90 },
        scale,
        40,
      ),
    ).toBe(first);
    expect(nearestDot(dotsOf(place, rows, options), { x: 36, y: 60 }, scale, 40)?.row).toBe(rows[1]);
    expect(nearestDot(dotsOf(place, rows, options), { x: 90, y: 50 }, scale, 20)).toBeUndefined();
  });

  it("span their values, their bands and what else is drawn", () => {
    const [low, high] = valueExtent(dotsOf(place, rows, options), [Float64Array.of(0.2, Number.NaN)]) ?? [];
    expect(low).toBeCloseTo(0.2, 12);
    expect(high).toBeCloseTo(0.65, 12);
    expect(valueExtent(dotsOf(place, rows.slice(2), options), [])).toBeNull();
  });
});
