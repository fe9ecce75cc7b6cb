import type { AssetBand, BandStatistics } from "../types.ts";
import { compact, listOf, numberOf, objectOf, type JsonObject } from "./read.ts";

/** Share of the pixels at either end that a histogram's percentiles leave out. */
const TAIL = 0.02;

/** Numbers that types of more than eight bits can hold: extremes that say nothing of the pixels. */
const WHOLE_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  uint16: [0, 65_535],
  int16: [-32_768, 32_767],
  uint32: [0, 4_294_967_295],
  int32: [-2_147_483_648, 2_147_483_647],
};

/**
 * What an item says of a band's stored numbers: `statistics` and `histogram` of the raster extension.
 * Undefined where they do not tell two numbers apart, count pixels without data, or are all that the type can hold.
 * @param said the band, then what it inherits from
 */
export function statisticsOf(
  said: readonly (JsonObject | undefined)[],
  { nodata, dataType = "" }: Pick<AssetBand, "nodata" | "dataType">,
): BandStatistics | undefined {
  const isNodata = (...ends: readonly (number | undefined)[]): boolean =>
    nodata !== undefined && ends.includes(nodata);
  for (const object of said) {
    const histogram = objectOf(object?.["histogram"]);
    const counts = isNodata(numberOf(histogram?.["min"]), numberOf(histogram?.["max"]))
      ? undefined
      : histogram;
    const percentiles = percentilesOf(counts);
    const statistics = objectOf(object?.["statistics"]);
    const minimum = numberOf(statistics?.["minimum"]) ?? percentiles?.[0];
    const maximum = numberOf(statistics?.["maximum"]) ?? percentiles?.[1];
    if (minimum === undefined || maximum === undefined || minimum >= maximum) continue;
    if (isNodata(minimum, maximum)) continue;
    const [mean, stddev] = [numberOf(statistics?.["mean"]), numberOf(statistics?.["stddev"])];
    const isWhole = [minimum, maximum].join() === WHOLE_RANGES[dataType]?.join();
    if (isWhole && percentiles === undefined && (mean === undefined || stddev === undefined)) continue;
    return compact({ minimum, maximum, mean, stddev, percentiles });
  }
  return undefined;
}

/** The middle 96 % of the counts; a bucket counts as a whole. */
function percentilesOf(histogram: JsonObject | undefined): BandStatistics["percentiles"] {
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
