/** The least and the greatest of the values; NaN and NaN of none. */
export function extremes(values: Float64Array): readonly [min: number, max: number] {
  let [min, max] = [values[0] ?? Number.NaN, values[0] ?? Number.NaN];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
