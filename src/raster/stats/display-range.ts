import { quantile } from "./quantile.ts";

/** Share of the values at either end that may be drawn in the end's colour. */
const TAIL = 0.02;

/**
 * What a display should span: 2 % to 98 % of the values, so that a few odd ones do not leave the others without
 * contrast; all of them where nearly all are equal. Null where no two values differ.
 * @param planes drawn with one range; NaN is not a value
 */
export function displayRange(
  planes: readonly (Float32Array | Float64Array)[],
): readonly [low: number, high: number] | null {
  const values = new Float64Array(planes.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const plane of planes) {
    for (const value of plane) if (Number.isFinite(value)) values[count++] = value;
  }
  const sorted = values.subarray(0, count).sort();
  const [low, high] = [quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)];
  if (low < high) return [low, high];
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)];
  return min < max ? [min, max] : null;
}
