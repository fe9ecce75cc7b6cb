import { describe, expect, it } from "vitest";
import { chosenSlice, nearestSlice, stepSlice } from "./steps.ts";
import { timeTicks } from "./ticks.ts";
import type { Slice } from "./types.ts";

const slices = (...days: string[]): Slice[] =>
  days.map((day, index) => ({
    id: `slice ${index}`,
    day,
    datetime: `${day}T10:00:00.000Z`,
    scenes: [],
    bbox: [0, 0, 1, 1],
  }));

const SEASON = slices("2025-01-10", "2025-03-01", "2025-03-05", "2025-12-20");

describe("finding a slice", () => {
  it("takes the nearest day, the earlier of two that are equally near", () => {
    expect(nearestSlice(SEASON, "2025-03-03")?.day).toBe("2025-03-01");
    expect(nearestSlice(SEASON, "2025-03-04")?.day).toBe("2025-03-05");
    expect(nearestSlice(SEASON, "1999-01-01")?.day).toBe("2025-01-10");
    expect(nearestSlice([], "2025-01-01")).toBeUndefined();
  });

  it("finds the step of a minute, the first of a day, and the nearest where that minute is gone", () => {
    const hourly = ["03:00", "06:00", "09:00"].map((time) => ({
      id: time,
      day: "2025-03-01",
      time,
      datetime: `2025-03-01T${time}:00.000Z`,
      scenes: [],
      bbox: [0, 0, 1, 1] as const,
    }));
    expect(chosenSlice(hourly, "2025-03-01T06:00Z")?.time).toBe("06:00");
    expect(chosenSlice(hourly, "2025-03-01")?.time).toBe("03:00");
    expect(chosenSlice(hourly, "2025-03-01T08:10Z")?.time).toBe("09:00");
    expect(chosenSlice(SEASON, "2025-03-01T06:00Z")?.day).toBe("2025-03-01");
  });

  it("takes the latest when no day is named, and the nearest when the day is gone", () => {
    expect(chosenSlice(SEASON, null)?.day).toBe("2025-12-20");
    expect(chosenSlice(SEASON, "2025-03-02")?.day).toBe("2025-03-01");
  });
});

describe("stepping", () => {
  it("stays at the ends, or goes round", () => {
    const [first = null] = SEASON;
    const last = SEASON.at(-1) ?? null;
    expect(stepSlice(SEASON, last, 1)?.day).toBe("2025-12-20");
    expect(stepSlice(SEASON, last, 1, true)?.day).toBe("2025-01-10");
    expect(stepSlice(SEASON, first, -1, true)?.day).toBe("2025-12-20");
    expect(stepSlice(SEASON, first, 2)?.day).toBe("2025-03-05");
    expect(stepSlice(SEASON, null, -1)?.day).toBe("2025-03-05");
    expect(stepSlice([], null, 1, true)).toBeUndefined();
  });
});

describe("the time axis", () => {
  it("marks the months of a season", () => {
    expect(timeTicks(SEASON)).toHaveLength(11);
    expect(timeTicks(SEASON)[0]).toEqual({ time: Date.UTC(2025, 1, 1), kind: "month" });
  });

  it("marks years as years, and fewer of them the longer the time", () => {
    const ticks = timeTicks(slices("1984-05-01", "2025-05-01"));
    expect(ticks.length).toBeLessThanOrEqual(14);
    expect(ticks.every(({ kind }) => kind === "year")).toBe(true);
    expect(ticks.map(({ time }) => time)).toContain(Date.UTC(1985, 0, 1));
  });

  it("marks days where the steps are of some weeks", () => {
    const ticks = timeTicks(slices("2025-02-24", "2025-03-03", "2025-03-05"));
    expect(ticks).toHaveLength(10);
    expect(ticks.slice(4, 7).map(({ kind }) => kind)).toEqual(["day", "month", "day"]);
    const ofWeeks = timeTicks(slices("2025-02-01", "2025-03-31"), 10);
    expect(
      ofWeeks.slice(1).every(({ time }, index) => time - (ofWeeks[index]?.time ?? 0) === 7 * 86_400_000),
    ).toBe(true);
  });

  it("marks hours where a day has several steps, as dense as there is room for", () => {
    const hourly = (hours: number, step: number) =>
      Array.from({ length: Math.floor(hours / step) + 1 }, (_, index) => {
        const datetime = new Date(Date.UTC(2025, 4, 31, 20) + index * step * 3_600_000).toISOString();
        const [day = ""] = datetime.split("T");
        return {
          id: datetime,
          day,
          time: datetime.slice(11, 16),
          datetime,
          scenes: [],
          bbox: [0, 0, 1, 1] as const,
        };
      });
    const few = timeTicks(hourly(9, 3));
    expect(few.map(({ time }) => new Date(time).getUTCHours())).toEqual([20, 21, 22, 23, 0, 1, 2, 3, 4, 5]);
    expect(few[4]?.kind).toBe("month");
    const more = timeTicks(hourly(48, 1));
    expect(more.map(({ time }) => new Date(time).getUTCHours())).toEqual([0, 6, 12, 18, 0, 6, 12, 18]);
    expect(more[4]?.kind).toBe("day");
    // One day, three times: nothing but hours can be told apart.
    expect(timeTicks(hourly(2, 1), 3).map(({ kind }) => kind)).toEqual(["hour", "hour", "hour"]);
  });

  it("marks nothing where there is nothing, or only one step", () => {
    expect(timeTicks([])).toEqual([]);
    expect(timeTicks(slices("2025-06-15"))).toEqual([]);
  });
});
