/**
 * The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), which NumPy
 * and R take unless told otherwise. NaN of no values.
 * @param sorted in ascending order
 * @param share 0 to 1
 */
export function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const index = Math.floor(position);
  const low = sorted[index] ?? Number.NaN;
  const high = sorted[index + 1] ?? low;
  return low + (high - low) * (position - index);
}
