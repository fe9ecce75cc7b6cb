import { describe, expect, it } from "vitest";
import { dayNumber, dayOfNumber } from "./day-number.ts";
import { anomalyOf, normalOf } from "./normal.ts";
import { seasonDay, startOfSeason, yearLines } from "./years.ts";

describe("the day of a season", () => {
  it.each([
    ["2024-01-01", "01-01", 2024, 0],
    ["2024-12-31", "01-01", 2024, 365],
    ["2025-12-31", "01-01", 2025, 364],
    ["2024-09-30", "10-01", 2023, 365],
    ["2024-10-01", "10-01", 2024, 0],
    ["2025-02-28", "02-29", 2024, 365],
    ["2025-03-01", "02-29", 2025, 0],
  ])("%s in years that start on %s is in %i, %i days after the start", (day, start, year, expected) => {
    expect(seasonDay(dayNumber(day), start)).toEqual({ year, day: expected });
    expect(dayOfNumber(dayNumber(day))).toBe(day);
    expect(startOfSeason(year, start) + expected).toBe(dayNumber(day));
  });
});

/** One value per day, the same for all days of a year. */
function yearly(from: number, values: readonly number[]) {
  const first = dayNumber(`${from}-01-01`);
  const days = dayNumber(`${from + values.length}-01-01`) - first;
  const curve = Float64Array.from(
    { length: days },
    (_, index) => values[Number(dayOfNumber(first + index).slice(0, 4)) - from] ?? 0,
  );
  const observations = Array.from({ length: days }, (_, index) => ({
    day: first + index,
    value: curve[index] ?? 0,
  }));
  return yearLines({ firstDay: dayOfNumber(first), values: curve }, observations, "01-01");
}

describe("years laid over each other", () => {
  it("are one line each, and miss what lies in a long gap", () => {
    const first = dayNumber("2023-01-01");
    const observations = [0, 30, 60, 200, 364].map((day) => ({ day: first + day, value: 1 }));
    const curve = { firstDay: "2023-01-01", values: new Float64Array(365).fill(1) };
    const [line, ...others] = yearLines(curve, observations, "01-01");
    expect(others).toEqual([]);
    const known = [0, 45, 60, 61, 199, 200, 201, 363, 364, 365].map((day) => line?.values[day] === 1);
    expect(known).toEqual([true, true, true, false, false, true, false, false, true, false]);
  });

  it("have a normal of the extremes while there are few, and the anomaly is what differs from it", () => {
    const lines = yearly(2020, [0.1, 0.5, 0.3, 0.9]);
    const normal = normalOf(lines, 2023);
    expect(normal).toMatchObject({ years: [2020, 2021, 2022], band: "min-max" });
    expect([normal?.median[100], normal?.low[100], normal?.high[100], normal?.counts[100]]).toEqual([
      0.3, 0.1, 0.5, 3,
    ]);
    const line = lines.find(({ year }) => year === 2023);
    expect(line && normal && anomalyOf(line, normal)[100]).toBeCloseTo(0.6, 12);
    // The last day of leap years only.
    expect(normal?.counts[365]).toBe(1);
  });

  it("have a normal of percentiles from five other years on", () => {
    const normal = normalOf(yearly(2018, [0.1, 0.2, 0.3, 0.4, 0.5, 7]), 2023);
    expect(normal?.band).toBe("p10-p90");
    // numpy.percentile([.1, .2, .3, .4, .5], [10, 50, 90])
    expect(normal?.low[10]).toBeCloseTo(0.14, 12);
    expect(normal?.median[10]).toBeCloseTo(0.3, 12);
    expect(normal?.high[10]).toBeCloseTo(0.46, 12);
  });

  it("have none where there is one year", () => {
    expect(normalOf(yearly(2020, [1]), 2020)).toBeNull();
  });
});
