import { smoothstep } from "./noise.ts";

/** How a year differed from the calendars, which are those of the season shown first, 2025. */
interface YearWeather {
  /** Days by which the growth of spring came later; negative: earlier. */
  readonly springDays: number;
  /** Share of their green that fields without water lost at the height of a drought. */
  readonly drought: number;
}

const USUAL: YearWeather = { springDays: 0, drought: 0 };

/** A late spring in 2021, the drought of 2022, an early spring in 2024. */
const YEARS: Readonly<Record<number, YearWeather>> = {
  2020: { springDays: 2, drought: 0 },
  2021: { springDays: 11, drought: 0 },
  2022: { springDays: -3, drought: 0.5 },
  2023: { springDays: 3, drought: 0 },
  2024: { springDays: -17, drought: 0 },
};

/** Fields of a rotation that was given up after this year grew something else until then. */
export const LAST_YEAR_OF_OLD_CROPS = 2022;

/** NDVI of the soil, of which a drought takes nothing. */
const SOIL_NDVI = 0.16;

/** Days by which growth on a day of the year is late: all of it in spring, nothing in winter and at harvest. */
export function lateDaysOn(year: number, dayOfYear: number): number {
  const { springDays } = YEARS[year] ?? USUAL;
  return springDays * smoothstep(5, 60, dayOfYear) * (1 - smoothstep(110, 230, dayOfYear));
}

/**
 * NDVI after what a drought took.
 * @param share how much of the drought this cover suffers, 0–1
 */
export function afterDrought(year: number, dayOfYear: number, ndvi: number, share: number): number {
  const { drought } = YEARS[year] ?? USUAL;
  const height = smoothstep(150, 200, dayOfYear) * (1 - smoothstep(235, 285, dayOfYear));
  return ndvi - Math.max(0, ndvi - SOIL_NDVI) * drought * share * height;
}
