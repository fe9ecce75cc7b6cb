import { SEED, type Acquisition } from "./season.ts";
import { chance } from "./world/noise.ts";

/** The years before the season, which is that of 2025: enough for a normal by the median of five. */
const EARLIER_YEARS = [2020, 2021, 2022, 2023, 2024] as const;
const DATES_PER_YEAR = 18;
const DAYS_BETWEEN = 20;

function acquisitionOf(year: number, index: number): Acquisition {
  const day = 8 + index * DAYS_BETWEEN + Math.floor(9 * chance(year, index, SEED + 110));
  // Two dates of five are clear, the others more or less cloudy.
  const weather = chance(year, index, SEED + 111);
  return {
    date: new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10),
    cloud: weather < 0.4 ? 0 : Number(((weather - 0.4) ** 1.5).toFixed(2)),
    sky: chance(year, index, SEED + 112) < 0.6 ? "heaps" : "decks",
    cirrus: 0,
    haze: 0.004,
  };
}

/** The acquisitions of the earlier years, in order. */
export const EARLIER: readonly Acquisition[] = EARLIER_YEARS.flatMap((year) =>
  Array.from({ length: DATES_PER_YEAR }, (_, index) => acquisitionOf(year, index)),
);
