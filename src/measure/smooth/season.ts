import type { SeasonDates, SeasonShares } from "../types.ts";

/**
 * The dates of the season around the highest value of a curve: its start is where the rise last crosses the base
 * before plus a share of the amplitude, its end where the fall first crosses the base after plus another share.
 * Source of the definition: HR-VPP, which takes 25 % and 15 %.
 * @param values one per day, finite
 * @returns null of no values
 */
export function seasonDates(values: Float64Array, shares: SeasonShares): SeasonDates | null {
  if (values.length === 0) return null;
  const peakValue = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const peak = values.indexOf(peakValue);
  const baseBefore = leastOf(values.subarray(0, peak + 1));
  const baseAfter = leastOf(values.subarray(peak));
  return {
    peak,
    peakValue,
    baseBefore,
    baseAfter,
    start: lastRise(values, peak, baseBefore + shares.start * (peakValue - baseBefore)),
    end: firstFall(values, peak, baseAfter + shares.end * (peakValue - baseAfter)),
    shares,
  };
}

function leastOf(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function lastRise(values: Float64Array, peak: number, level: number): number | null {
  for (let day = peak - 1; day >= 0; day -= 1) {
    const [here, after] = [values[day] ?? 0, values[day + 1] ?? 0];
    if (here < level && after >= level) return day + (level - here) / (after - here);
  }
  return null;
}

function firstFall(values: Float64Array, peak: number, level: number): number | null {
  for (let day = peak; day + 1 < values.length; day += 1) {
    const [here, after] = [values[day] ?? 0, values[day + 1] ?? 0];
    if (here >= level && after < level) return day + (here - level) / (here - after);
  }
  return null;
}
