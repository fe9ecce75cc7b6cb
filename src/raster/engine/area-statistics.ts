import { ProblemError } from "../../problem/problem.ts";
import { type Summary, summarise } from "../stats/summary.ts";
import type { FeatureValues } from "./feature-values.ts";

/** The numbers of an area on one date. Plain and cloneable. */
export interface AreaStatistics {
  /** Pixels of the area inside the image of a scene. */
  readonly n: number;
  /** Of these, pixels with a value: not nodata, not masked, finite. */
  readonly valid: number;
  /** All pixels of the area, beyond the images too; 0 where no scene lies. */
  readonly pixels: number;
  /** n ÷ pixels; 0 where there are none. */
  readonly coverage: number;
  /** Null without a valid pixel. */
  readonly summary: Summary | null;
  /** True for an area between the centres of pixels: the numbers are those of the one under its interior point. */
  readonly byInteriorPoint: boolean;
  /** Index of the level that was read, 0 for full resolution, and pixels of full resolution along one of its. */
  readonly level: number;
  readonly decimation: number;
  /** Pixels of the rectangle around it that were read at that level: with fewer allowed, the level would be another. */
  readonly rectangle: number;
}

/** What the values of the first plane under an area come to. */
export function areaStatistics({
  pixels,
  byInteriorPoint,
  level,
  decimation,
  window,
}: FeatureValues): AreaStatistics {
  const all = byInteriorPoint ? 1 : pixels;
  const { n, values, weights } = window ? validValues(window) : NOTHING;
  return {
    n,
    valid: values.length,
    pixels: all,
    coverage: all === 0 ? 0 : n / all,
    summary: values.length === 0 ? null : summarise(values, weights),
    byInteriorPoint,
    level,
    decimation,
    rectangle: window ? window.frame.width * window.frame.height : 0,
  };
}

interface ValidValues {
  readonly n: number;
  readonly values: Float64Array;
  readonly weights?: Float64Array;
}

const NOTHING: ValidValues = { n: 0, values: new Float64Array(0) };

function validValues({ planes, inside, covered, shares }: NonNullable<FeatureValues["window"]>): ValidValues {
  const [plane] = planes;
  const values = new Float64Array(inside.length);
  const weights = shares && new Float64Array(inside.length);
  let [n, valid] = [0, 0];
  for (let pixel = 0; pixel < inside.length; pixel += 1) {
    if (inside[pixel] === 0 || covered[pixel] === 0) continue;
    n += 1;
    const value = plane?.[pixel] ?? Number.NaN;
    if (value !== value) continue;
    values[valid] = value;
    if (weights) weights[valid] = shares[pixel] ?? 0;
    valid += 1;
  }
  return { n, values: values.slice(0, valid), ...(weights ? { weights: weights.slice(0, valid) } : {}) };
}

/** Why there are none of a recipe with three values per pixel. */
export function threeValues(): ProblemError {
  return new ProblemError({
    kind: "recipe",
    message: "A colour composite has three values per pixel, of which there are no statistics.",
    advice: "Choose an index, a band or an expression.",
  });
}
