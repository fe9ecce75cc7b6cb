import { quantile } from "../../raster/stats/quantile.ts";
import type { Normal } from "../types.ts";
import { SEASON_DAYS, type YearLine } from "./years.ts";

/** From so many years on the 10th and 90th percentiles say more than the extremes. */
const YEARS_FOR_PERCENTILES = 5;

/**
 * What is usual on each day of the season, from all years but one.
 * @returns null where there is no other year
 */
export function normalOf(lines: readonly YearLine[], year: number): Normal | null {
  const others = lines.filter((line) => line.year !== year);
  if (others.length === 0) return null;
  const band = others.length >= YEARS_FOR_PERCENTILES ? "p10-p90" : "min-max";
  const [lowShare, highShare] = band === "p10-p90" ? [0.1, 0.9] : [0, 1];
  const [median, low, high] = [0, 1, 2].map(() => new Float64Array(SEASON_DAYS).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const counts = new Uint8Array(SEASON_DAYS);
  for (let day = 0; day < SEASON_DAYS; day += 1) {
    const values = others.map((line) => line.values[day] ?? Number.NaN).filter(Number.isFinite);
    const sorted = Float64Array.from(values).sort();
    counts[day] = sorted.length;
    median[day] = quantile(sorted, 0.5);
    low[day] = quantile(sorted, lowShare);
    high[day] = quantile(sorted, highShare);
  }
  return { years: others.map((line) => line.year), band, median, low, high, counts };
}

/** Value minus normal on each day of the season; NaN where either is missing. */
export function anomalyOf(line: YearLine, normal: Normal): Float64Array {
  return line.values.map((value, day) => value - (normal.median[day] ?? Number.NaN));
}
