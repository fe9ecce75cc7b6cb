/**
 * The mean of values, or their mean weighted by shares. NaN of no values.
 * @param weights as many as values
 */
export function mean(values: Float64Array, weights?: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const weight = weights ? (weights[index] ?? 0) : 1;
    sum += (values[index] ?? Number.NaN) * weight;
    total += weight;
  }
  return sum / total;
}
