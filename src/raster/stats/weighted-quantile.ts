/**
 * The quantile of values that count by their weights: as exactextract has it, and as `quantile` where all
 * weights are equal. NaN of no values.
 * Source: exactextract, weighted_quantiles.cpp; https://stats.stackexchange.com/a/13223.
 * @param sorted in ascending order
 * @param weights in the order of `sorted`
 * @param share 0 to 1
 */
export function weightedQuantile(sorted: Float64Array, weights: Float64Array, share: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = share * total * (sorted.length - 1);
  let before = 0;
  let [lastValue, lastPlace] = [sorted[0] ?? Number.NaN, 0];
  for (let index = 0; index < sorted.length; index += 1) {
    const [value, weight] = [sorted[index] ?? Number.NaN, weights[index] ?? 0];
    const place = index * weight + (sorted.length - 1) * before;
    if (place > wanted) return lastValue + ((wanted - lastPlace) * (value - lastValue)) / (place - lastPlace);
    [lastValue, lastPlace] = [value, place];
    before += weight;
  }
  return lastValue;
}
