import { describe, expect, it } from "vitest";
import { chosenSlice, nearestSlice, stepSlice } from "./steps.ts";
import { timePosition, timeTicks } from "./ticks.ts";
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
    expect(timeTicks(SEASON).map(({ day }) => day)).toHaveLength(11);
    expect(timeTicks(SEASON)[0]).toMatchObject({ day: "2025-02-01", kind: "month" });
  });

  it("marks years as years, and fewer of them the longer the time", () => {
    const ticks = timeTicks(slices("1984-05-01", "2025-05-01"));
    expect(ticks.length).toBeLessThanOrEqual(14);
    expect(ticks.every(({ kind }) => kind === "year")).toBe(true);
    expect(ticks.map(({ day }) => day)).toContain("1985-01-01");
  });

  it("places days between the first and the last", () => {
    expect(timePosition(SEASON, "2025-01-10")).toBe(0);
    expect(timePosition(SEASON, "2025-12-20")).toBe(1);
    expect(timePosition(slices("2025-01-01"), "2025-01-01")).toBe(0.5);
  });
});
