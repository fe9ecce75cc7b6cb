import { mean } from "./mean.ts";

/**
 * The standard deviation of the values as a population (divided by n, not n − 1). In two passes, because the
 * difference of two large sums loses the digits that matter.
 * @param weights as many as values
 */
export function standardDeviation(values: Float64Array, weights?: Float64Array): number {
  const centre = mean(values, weights);
  return Math.sqrt(
    mean(
      values.map((value) => (value - centre) ** 2),
      weights,
    ),
  );
}
