/** One number per pixel, row by row; NaN where there is none. 64 bits where values are measured, 32 for pictures. */
export type Plane = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * Is fed the planes of one scene or date after the other, and knows when it has enough. Valid is what is so in
 * all planes of a feed. The names are those of rio-tiler's mosaic methods.
 */
export interface Accumulator {
  /** Planes of equal length, NaN where there is no value. They become the accumulator's own. */
  feed(planes: readonly Plane[]): void;
  /** True when nothing that is fed can change the result any more. */
  readonly isDone: boolean;
  /** 1 where values are still wanted; undefined where all are. */
  readonly missing: Uint8Array | undefined;
  /** What came of the values so far; null before the first valid one. */
  readonly data: readonly Plane[] | null;
}

/** Makes pixels that are invalid in one plane invalid in all. */
export function alignInvalid(planes: readonly Plane[]): void {
  const [first, ...others] = planes;
  if (!first || others.length === 0) return;
  for (let pixel = 0; pixel < first.length; pixel += 1) {
    let value = first[pixel] ?? Number.NaN;
    for (const plane of others) value += plane[pixel] ?? Number.NaN;
    // Values are finite: only a sum with NaN in it is NaN.
    if (value === value) continue;
    for (const plane of planes) plane[pixel] = Number.NaN;
  }
}

/** How many values a plane has. */
export function countValid(plane: Plane): number {
  let count = 0;
  for (let pixel = 0; pixel < plane.length; pixel += 1) {
    const value = plane[pixel] ?? Number.NaN;
    if (value === value) count += 1;
  }
  return count;
}
