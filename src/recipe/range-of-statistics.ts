import type { AssetBand, BandStatistics } from "../catalogue/types.ts";

/**
 * The stored numbers that a display should span, by what is known of all pixels: percentiles, else two standard
 * deviations around the mean, else the extremes. Two deviations, because a few saturated pixels would leave the
 * others without contrast.
 */
export function rangeOfStatistics(statistics: BandStatistics): readonly [low: number, high: number] {
  const { minimum, maximum, mean, stddev, percentiles } = statistics;
  if (percentiles) return percentiles;
  if (mean === undefined || stddev === undefined || !(stddev > 0)) return [minimum, maximum];
  const low = Math.max(minimum, mean - 2 * stddev);
  const high = Math.min(maximum, mean + 2 * stddev);
  return low < high ? [low, high] : [minimum, maximum];
}

/** A range of stored numbers as physical values, the lower first whatever the sign of the scale. */
export function physicalRange(
  [low, high]: readonly [low: number, high: number],
  { scale = 1, offset = 0 }: Pick<AssetBand, "scale" | "offset">,
): readonly [low: number, high: number] {
  const ends = [low * scale + offset, high * scale + offset] as const;
  return scale < 0 ? [ends[1], ends[0]] : ends;
}
