import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../../measure/defaults.ts";
import type { Normal, Place, SeriesRow } from "../../../measure/types.ts";
import { seasonCurve } from "../curve-of.ts";
import { arranged, tableRow } from "./table-rows.ts";

function place(id: string, name: string): Place {
  return { id, name, colour: "#0072b2", hidden: false, geometry: { type: "Point", coordinates: [5, 51] } };
}

function row(day: string, mean: number, valid = 10): SeriesRow {
  return {
    slice: day,
    day,
    datetime: `${day}T10:00:00Z`,
    n: 10,
    valid,
    coverage: 1,
    summary: { mean, median: mean, std: 0, min: mean, max: mean, p10: mean, p25: mean, p75: mean, p90: mean },
    provenance: { scenes: ["s"], level: 0, decimation: 1, rule: "centres" },
  };
}

const rows = [
  row("2024-07-01", 0.9),
  row("2025-05-01", 0.2),
  row("2025-06-01", 0.8),
  row("2025-07-01", 0.5, 2),
  row("2025-08-01", 0.6),
];
const curve = seasonCurve({ place: "1", rows }, "2025-01-01", DEFAULT_OPTIONS);

const normal = { years: [2023, 2024] } as unknown as Normal;
const years = { lastAnomaly: 0.05, normal };

describe("a row of the table", () => {
  it("has the last value that counts, its change against the clear date before, and the mean", () => {
    const found = tableRow(place("1", "A"), curve, years);
    expect(found).toMatchObject({
      last: 0.6,
      lastDay: "2025-08-01",
      anomaly: 0.05,
      normalYears: [2023, 2024],
    });
    expect(found.change).toBeCloseTo(0.6 - 0.8, 12);
    expect(found.mean).toBeCloseTo((0.2 + 0.8 + 0.6) / 3, 12);
    expect(found.valid).toBeCloseTo(32 / 40, 12);
  });

  it("has the latest value of a second quantity that counts", () => {
    const other = seasonCurve(
      { place: "1", rows: [row("2025-05-01", 0.1), row("2025-08-01", 0.3, 2)] },
      "",
      DEFAULT_OPTIONS,
    );
    expect(tableRow(place("1", "A"), curve, null, other).second).toBe(0.1);
    expect(tableRow(place("1", "A"), curve, null).second).toBeNull();
  });

  it("is empty while nothing has been read", () => {
    expect(tableRow(place("1", "A"), null, null)).toMatchObject({
      last: null,
      mean: null,
      change: null,
      valid: null,
    });
  });
});

describe("the order of the table", () => {
  const all = [
    tableRow(place("1", "Field 10"), curve, { lastAnomaly: 0.1, normal: null }),
    tableRow(place("2", "Field 9"), null, null),
    tableRow(place("3", "Wood"), curve, { lastAnomaly: -0.2, normal: null }),
  ];
  const names = (...given: Parameters<typeof arranged>) => arranged(...given).map((each) => each.place.name);

  it("counts numbers in names as numbers", () => {
    expect(names(all, "", { key: "name", descending: false })).toEqual(["Field 9", "Field 10", "Wood"]);
  });

  it("puts places without a value last, whichever way it goes", () => {
    expect(names(all, "", { key: "anomaly", descending: false })).toEqual(["Wood", "Field 10", "Field 9"]);
    expect(names(all, "", { key: "anomaly", descending: true })).toEqual(["Field 10", "Wood", "Field 9"]);
  });

  it("keeps those whose name holds what was typed", () => {
    expect(names(all, " field ", { key: "name", descending: true })).toEqual(["Field 10", "Field 9"]);
  });
});
