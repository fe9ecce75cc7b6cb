import { describe, expect, it } from "vitest";
import { dayNumber, dayOfNumber } from "../../../measure/smooth/day-number.ts";
import { monthTicks } from "./month-ticks.ts";

function ticks(from: string, to: string, most: number): readonly string[] {
  return monthTicks(dayNumber(from), dayNumber(to), most).map(({ day }) => dayOfNumber(day));
}

describe("the time axis", () => {
  it("has every first of a month where there is room", () => {
    expect(ticks("2025-03-05", "2025-06-20", 12)).toEqual(["2025-04-01", "2025-05-01", "2025-06-01"]);
    expect(ticks("2025-03-01", "2025-04-01", 12)).toEqual(["2025-03-01", "2025-04-01"]);
  });

  it("leaves months out evenly where there is not", () => {
    expect(ticks("2025-01-05", "2025-12-01", 4)).toEqual(["2025-04-01", "2025-07-01", "2025-10-01"]);
    expect(ticks("2020-06-01", "2025-05-31", 3)).toEqual(["2022-01-01", "2024-01-01"]);
  });

  it("marks where years begin", () => {
    const marked = monthTicks(dayNumber("2024-11-15"), dayNumber("2025-02-15"), 12);
    expect(marked.map(({ startsYear }) => startsYear)).toEqual([false, true, false]);
  });
});
