/** How many values fall into each of equally wide bins. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  /** The first bin begins at `low`, the last ends with `high`, which it contains. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** The number of values below `low`. */
  readonly below: number;
  /** The number of values above `high`. */
  readonly above: number;
  /** The number of pixels that are NaN. */
  readonly missing: number;
}

/** @param bins at least one. @param range low below high */
export function histogram(
  values: Float32Array | Float64Array,
  bins: number,
  [low, high]: readonly [low: number, high: number],
): Histogram {
  const counts = new Uint32Array(bins);
  const scale = bins / (high - low);
  let [below, above, missing] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) missing += 1;
    else if (value < low) below += 1;
    else if (value > high) above += 1;
    else {
      const bin = Math.min(bins - 1, Math.floor((value - low) * scale));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return { low, high, counts, below, above, missing };
}
