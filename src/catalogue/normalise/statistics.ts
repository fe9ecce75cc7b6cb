import { listOf, numberOf, objectOf, type JsonObject } from "./read.ts";

type Range = readonly [low: number, high: number];

/** Share of the pixels at either end that a histogram's range leaves out. */
const TAIL = 0.02;

/**
 * Stored numbers that most pixels lie between, by what an item says of a band: its `histogram`, else its
 * `statistics`. Undefined where neither tells two numbers apart.
 * @param said the band, then what it inherits from
 */
export function rangeOf(said: readonly (JsonObject | undefined)[]): Range | undefined {
  for (const object of said) {
    const range =
      ofHistogram(objectOf(object?.["histogram"])) ?? ofStatistics(objectOf(object?.["statistics"]));
    if (range) return range;
  }
  return undefined;
}

/** Two standard deviations around the mean, where both are told: outliers would leave the rest without contrast. */
function ofStatistics(statistics: JsonObject | undefined): Range | undefined {
  const [minimum, maximum] = [numberOf(statistics?.["minimum"]), numberOf(statistics?.["maximum"])];
  if (minimum === undefined || maximum === undefined || minimum >= maximum) return undefined;
  const [mean, stddev] = [numberOf(statistics?.["mean"]), numberOf(statistics?.["stddev"])];
  if (mean === undefined || stddev === undefined || stddev <= 0) return [minimum, maximum];
  const low = Math.max(minimum, mean - 2 * stddev);
  const high = Math.min(maximum, mean + 2 * stddev);
  return low < high ? [low, high] : [minimum, maximum];
}

/** The middle 96 % of the counts; a bucket counts as a whole. */
function ofHistogram(histogram: JsonObject | undefined): Range | undefined {
  const [min, max] = [numberOf(histogram?.["min"]), numberOf(histogram?.["max"])];
  const counts = listOf(histogram?.["buckets"]).map((count) => numberOf(count) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (min === undefined || max === undefined || min >= max || total <= 0) return undefined;
  const width = (max - min) / counts.length;
  const first = bucketBeyond(counts, total * TAIL);
  const last = counts.length - 1 - bucketBeyond(counts.toReversed(), total * TAIL);
  return [min + first * width, min + (last + 1) * width];
}

/** The first bucket with which the counts exceed `share`. */
function bucketBeyond(counts: readonly number[], share: number): number {
  let sum = 0;
  const found = counts.findIndex((count) => (sum += count) > share);
  return Math.max(found, 0);
}
