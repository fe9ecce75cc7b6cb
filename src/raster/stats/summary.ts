import { extremes } from "./extremes.ts";
import { mean } from "./mean.ts";
import { quantile } from "./quantile.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { weightedQuantile } from "./weighted-quantile.ts";

/** What many values come to, in the units of the values. */
export interface Summary {
  readonly mean: number;
  /** Of the values as a population. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** Quantiles of type 7. */
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
}

/**
 * @param values at least one; they are sorted in place where there are no weights
 * @param weights how much each value counts, where that is not the same
 */
export function summarise(values: Float64Array, weights?: Float64Array): Summary {
  const [min, max] = extremes(values);
  const moments = { mean: mean(values, weights), std: standardDeviation(values, weights), min, max };
  const at = weights ? weightedBy(values, weights) : ofSorted(values);
  return { ...moments, p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
}

function ofSorted(values: Float64Array): (share: number) => number {
  const sorted = values.sort();
  return (share) => quantile(sorted, share);
}

function weightedBy(values: Float64Array, weights: Float64Array): (share: number) => number {
  // By weight among equals, so that the result does not depend on the order of pixels.
  const order = Array.from(values.keys()).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || (weights[a] ?? 0) - (weights[b] ?? 0),
  );
  const sorted = Float64Array.from(order, (index) => values[index] ?? Number.NaN);
  const inOrder = Float64Array.from(order, (index) => weights[index] ?? 0);
  return (share) => weightedQuantile(sorted, inOrder, share);
}
