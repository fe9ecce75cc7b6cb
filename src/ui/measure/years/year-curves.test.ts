import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../../measure/defaults.ts";
import { dayNumber } from "../../../measure/smooth/day-number.ts";
import type { SeriesRow } from "../../../measure/types.ts";
import { normalWords } from "./normal-words.ts";
import { anomalyOn, yearCurves } from "./year-curves.ts";

function row(day: string, mean: number): SeriesRow {
  return {
    slice: day,
    day,
    datetime: `${day}T10:00:00Z`,
    n: 1,
    valid: 1,
    coverage: 1,
    summary: { mean, median: mean, std: 0, min: mean, max: mean, p10: mean, p25: mean, p75: mean, p90: mean },
    provenance: { scenes: ["s"], level: 0, decimation: 1, rule: "point" },
  };
}

/** A value every month, higher by a tenth in the last year. */
const rows = [2023, 2024, 2025].flatMap((year, index) =>
  Array.from({ length: 12 }, (_, month) =>
    row(`${year}-${String(month + 1).padStart(2, "0")}-15`, 0.5 + (index === 2 ? 0.1 : 0)),
  ),
);
const options = { ...DEFAULT_OPTIONS, smoothing: { kind: "none" } } as const;

describe("the years of a place", () => {
  it("are a line each, the latest against the normal of the others", () => {
    const { lines, present, normal, lastAnomaly } = yearCurves({ place: "1", rows }, options);
    expect(lines.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
    expect(present?.year).toBe(2025);
    expect(normal?.years).toEqual([2023, 2024]);
    expect(lastAnomaly).toBeCloseTo(0.1, 12);
  });

  it("tell of any value of the latest year how far it is from the usual one, and of no other year's", () => {
    const curves = yearCurves({ place: "1", rows }, options);
    expect(anomalyOn(curves, dayNumber("2025-05-15"), 0.25, "01-01")).toBeCloseTo(0.25 - 0.5, 12);
    expect(anomalyOn(curves, dayNumber("2024-05-15"), 0.25, "01-01")).toBeNull();
    expect(anomalyOn({ ...curves, normal: null }, dayNumber("2025-05-15"), 0.25, "01-01")).toBeNull();
  });

  it("state the years that the normal is of", () => {
    expect(normalWords([2023, 2024])).toBe("Normal 2023–2024, 2 years");
    expect(normalWords([2024])).toBe("Normal 2024");
    // 2022 was not found, or all of it was cloudy.
    expect(normalWords([2020, 2021, 2023])).toBe("Normal 2020, 2021, 2023");
  });

  it("have no normal where there is one year only", () => {
    const { normal, anomaly, lastAnomaly } = yearCurves({ place: "1", rows: rows.slice(24) }, options);
    expect([normal, anomaly, lastAnomaly]).toEqual([null, null, null]);
  });

  it("are none before anything was read", () => {
    expect(yearCurves({ place: "1", rows: [] }, options)).toMatchObject({ lines: [], present: null });
  });
});
