import { describe, expect, it } from "vitest";
import type { Summary } from "../../raster/stats/summary.ts";
import type { SeriesRow } from "../types.ts";
import { accepted, isAccepted, validShare } from "./accepted.ts";
import { smoothed } from "./smoothed.ts";

function row(day: string, mean: number | null, valid = 4): SeriesRow {
  const value = mean ?? 0;
  const summary: Summary = {
    mean: value,
    std: 0,
    min: value,
    max: value,
    p10: value,
    p25: value,
    median: value + 1,
    p75: value,
    p90: value,
  };
  return {
    slice: day,
    day,
    datetime: `${day}T10:00:00Z`,
    n: 4,
    valid,
    coverage: 1,
    summary: mean === null ? null : summary,
    provenance: { scenes: [], level: 0, decimation: 1, rule: "centres" },
  };
}

const options = { statistic: "mean", minimumValidShare: 0.5 } as const;

describe("what curves are made of", () => {
  it("are dates with a value and enough valid pixels, in order of time", () => {
    const rows = [
      row("2025-03-01", 0.3),
      row("2025-01-01", 0.1, 2),
      row("2025-02-01", 0.2, 1),
      row("2025-04-01", null, 0),
    ];
    expect(accepted(rows, options).map(({ value }) => value)).toEqual([0.1, 0.3]);
    expect(accepted(rows, { ...options, statistic: "median" }).map(({ value }) => value)).toEqual([1.1, 1.3]);
    expect(rows.map((each) => isAccepted(each, 0.25))).toEqual([true, true, true, false]);
    expect(validShare({ n: 0, valid: 0 })).toBe(0);
  });

  it("are the mean of a day's steps", () => {
    expect(accepted([row("2025-01-01", 0.1), row("2025-01-01", 0.3)], options)).toEqual([
      { day: 20_089, value: 0.2 },
    ]);
  });
});

describe("a curve", () => {
  const observations = accepted([row("2025-01-01", 0), row("2025-01-03", 1), row("2025-01-04", 4)], options);

  it("runs on straight lines where nothing is to be smoothed", () => {
    expect(smoothed(observations, { kind: "none" })).toEqual({
      firstDay: "2025-01-01",
      values: Float64Array.of(0, 0.5, 1, 4),
    });
  });

  it("has a value per day under every kind of smoothing, and none from a single date", () => {
    for (const smoothing of [
      { kind: "whittaker", lambda: 10 },
      { kind: "savitzky-golay", window: 61, degree: 3 },
    ] as const) {
      expect(smoothed(observations, smoothing)?.values).toHaveLength(4);
      expect(smoothed(observations.slice(0, 1), smoothing)).toBeNull();
    }
  });
});
