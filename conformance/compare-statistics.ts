import type { Samples } from "../src/geotiff/tiff/types.ts";
import type { AreaStatistics } from "./types.ts";

/** Of an image, row by row. */
export interface Image {
  /** NaN where there is no data. */
  readonly values: ArrayLike<number>;
  readonly columns: number;
  /** DN × scale + offset is physical. */
  readonly scale: number;
  readonly offset: number;
  /** 1 where a pixel is not clear. */
  readonly clouds?: Samples;
}

/** Sums of a million doubles in another order differ in their last digits. */
const sumTolerance = 1e-10;

/** numpy rounds the median of 32-bit numbers to 32 bits: half of their last digit. */
const medianTolerance = 2 ** -24;

/**
 * What the truth says of the valid pixels of areas, against those of an image.
 * @returns what differs, or null
 */
export function compareStatistics(image: Image, statistics: readonly AreaStatistics[]): string | null {
  for (const expected of statistics) {
    const { count, rounding = 0, isClear } = expected;
    if (isClear && image.clouds === undefined) return "there is no file of clouds";
    const values = valuesOf(image, expected);
    if (count !== undefined && values.length !== count) return `${values.length} pixels, not ${count}`;
    const measures: readonly [string, number | null, number | null | undefined, number][] = [
      ["mean", meanOf(values), expected.mean, sumTolerance + rounding],
      ["median", medianOf(values), expected.median, medianTolerance + rounding],
      ["smallest", values[0] ?? null, expected.min, 0],
      ["largest", values.at(-1) ?? null, expected.max, 0],
      ["standard deviation", deviationOf(values), expected.deviation, sumTolerance],
    ];
    for (const [name, ours, theirs, tolerance] of measures) {
      if (theirs !== undefined && !isNear(ours, theirs, tolerance)) return `${name} ${ours}, not ${theirs}`;
    }
  }
  return null;
}

/** Valid values of an area, in ascending order. */
function valuesOf(
  { values, columns, scale, offset, clouds }: Image,
  { area = [0, 0, columns, values.length / columns], isClear, isPhysical }: AreaStatistics,
): Float64Array {
  const [left, top, width, height] = area;
  const found: number[] = [];
  for (let row = top; row < top + height; row += 1) {
    for (let index = row * columns + left; index < row * columns + left + width; index += 1) {
      const value = values[index] ?? Number.NaN;
      if (Number.isNaN(value) || (isClear && clouds?.[index] === 1)) continue;
      found.push(isPhysical ? value * scale + offset : value);
    }
  }
  return Float64Array.from(found).sort();
}

function meanOf(values: Float64Array): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of an even number, the mean of the middle two. */
function medianOf(sorted: Float64Array): number | null {
  return meanOf(sorted.subarray((sorted.length - 1) >> 1, (sorted.length >> 1) + 1));
}

function deviationOf(values: Float64Array): number | null {
  const mean = meanOf(values);
  const variance = mean === null ? null : meanOf(values.map((value) => (value - mean) ** 2));
  return variance === null ? null : Math.sqrt(variance);
}

function isNear(ours: number | null, theirs: number | null, tolerance: number): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  return Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs));
}
