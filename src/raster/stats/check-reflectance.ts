import { quantile } from "./quantile.ts";

/** Less cannot be reflected: atmospheric correction is off by a hundredth or two over dark ground. */
const LOWEST = -0.02;
/** Snow and sunlit slopes reach somewhat more than 1. */
const HIGHEST = 1.2;
/** Share of the pixels that are darker than the darkest that counts. */
const DARKEST = 0.02;

/** How plausible reflectances are. Plain and cloneable. */
export interface ReflectanceCheck {
  /** Pixels that have a value in every band. */
  readonly pixels: number;
  /** Of those, with less than −0.02 in some band. */
  readonly below: number;
  /** Of those, with more than 1.2 in some band. */
  readonly above: number;
  /** What 2 % of the pixels are darker than in their darkest band; null without pixels. */
  readonly darkest: number | null;
}

/** Counts what no surface can reflect. @param planes reflectances, of equal length; NaN is not a value */
export function checkReflectance(planes: readonly (Float32Array | Float64Array)[]): ReflectanceCheck {
  const size = planes[0]?.length ?? 0;
  const darkest = new Float64Array(size);
  let [pixels, below, above] = [0, 0, 0];
  for (let pixel = 0; pixel < size; pixel += 1) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const plane of planes) {
      const value = plane[pixel] ?? Number.NaN;
      // Math.min and Math.max keep NaN.
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (Number.isNaN(low)) continue;
    darkest[pixels++] = low;
    if (low < LOWEST) below += 1;
    if (high > HIGHEST) above += 1;
  }
  const sorted = darkest.subarray(0, pixels).sort();
  return { pixels, below, above, darkest: pixels > 0 ? quantile(sorted, DARKEST) : null };
}
