import { describe, expect, it } from "vitest";
import { CROPS, ndviOn } from "./calendars.ts";
import { fieldsOf } from "./land.ts";
import { afterDrought, LAST_YEAR_OF_OLD_CROPS, lateDaysOn } from "./years.ts";

const DAYS = Array.from({ length: 365 }, (_, index) => index + 1);

/** The first day on which winter wheat is as green as this. */
function greenFrom(year: number, ndvi: number): number {
  return DAYS.find((day) => ndviOn(CROPS.wheat, day - lateDaysOn(year, day)) > ndvi) ?? 0;
}

describe("the years before the season", () => {
  it("had a late spring in 2021 and an early one in 2024", () => {
    expect(greenFrom(2021, 0.7) - greenFrom(2025, 0.7)).toBeGreaterThan(7);
    expect(greenFrom(2025, 0.7) - greenFrom(2024, 0.7)).toBeGreaterThan(10);
  });

  it("never let a day of growth come twice, nor a late one be missed at New Year", () => {
    for (const year of [2020, 2021, 2022, 2023, 2024, 2025]) {
      const grown = DAYS.map((day) => day - lateDaysOn(year, day));
      for (const [index, day] of grown.slice(1).entries()) expect(day).toBeGreaterThan(grown[index] ?? 0);
      expect([lateDaysOn(year, 1), lateDaysOn(year, 365)].map(Math.abs)).toEqual([0, 0]);
    }
  });

  it("lost half the green of high summer to the drought of 2022, and nothing before or after it", () => {
    expect(afterDrought(2022, 215, 0.86, 1)).toBeCloseTo(0.51, 9);
    expect(afterDrought(2022, 140, 0.86, 1)).toBe(0.86);
    expect(afterDrought(2022, 300, 0.86, 1)).toBe(0.86);
    expect(afterDrought(2023, 215, 0.86, 1)).toBe(0.86);
  });

  it("had other crops on a good part of the fields until 2022, and those of today since then", () => {
    const [before, after, now] = [LAST_YEAR_OF_OLD_CROPS, 2023, 2025].map(fieldsOf);
    const changed = now?.filter(({ calendar }, index) => before?.[index]?.calendar !== calendar).length ?? 0;
    expect(changed / (now?.length ?? 1)).toBeGreaterThan(0.1);
    expect(changed / (now?.length ?? 1)).toBeLessThan(0.3);
    expect(after).toBe(now);
  });
});
