import { histogram } from "../../../raster/stats/histogram.ts";
import { quantile } from "../../../raster/stats/quantile.ts";
import type { Distribution } from "../../../worker/jobs.ts";

/** Of the width of the legend: each is about 4 px wide. */
export const BINS = 64;

type Range = readonly [low: number, high: number];

/** A histogram per channel, of the values within the span. */
export function binsOf({ channels }: Distribution, span: Range): readonly Uint32Array[] {
  return channels.map((values) => histogram(values, BINS, span).counts);
}

/** The bin of a value; null beyond the span and for what is no number. */
export function binOf(value: number | null, [low, high]: Range): number | null {
  if (value === null || !(value >= low && value <= high)) return null;
  return Math.min(BINS - 1, Math.floor(((value - low) * BINS) / (high - low)));
}

/**
 * The outline of a histogram as an SVG path, a step per bin: `BINS` wide, 1 high, from the ground up.
 * @param peak the count that reaches the top; zero draws nothing
 */
export function outlineOf(counts: Uint32Array, peak: number): string {
  if (peak === 0) return "";
  const tops = Array.from(counts, (count) => Number((1 - count / peak).toFixed(4)));
  return `M0 1${tops.map((top, bin) => `V${top}H${bin + 1}`).join("")}V1Z`;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The extremes and the median of each channel. */
export function spreadsOf({ channels }: Distribution): readonly Spread[] {
  return channels.map((values) => ({
    min: values[0] ?? Number.NaN,
    median: quantile(values, 0.5),
    max: values.at(-1) ?? Number.NaN,
  }));
}

/** Per cent of the values of the first channel that lie in a range, ends included. */
export function percentWithin({ channels: [values] }: Distribution, [low, high]: Range): number {
  if (!values || values.length === 0) return 0;
  const within = values.reduce((count, value) => count + Number(value >= low && value <= high), 0);
  return (100 * within) / values.length;
}

/** Per cent of the pixels that have a value. */
export function valuedPercent({ channels, pixels }: Distribution): number {
  const valued = Math.max(0, ...channels.map(({ length }) => length));
  return pixels === 0 ? 0 : (100 * valued) / pixels;
}
