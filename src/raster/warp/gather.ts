import type { Block, Samples } from "../../geotiff/tiff/types.ts";
import { type NearestSampling, OUTSIDE } from "./sampling.ts";

/** How stored numbers become physical ones. */
export interface Calibration {
  readonly scale: number;
  readonly offset: number;
  /** The stored number that means "no data"; NaN is always no data. */
  readonly nodata: number | undefined;
}

/**
 * Physical values of one band for each pixel of a tile, NaN where there are none.
 * @param blocks in the order of `sampling.blocks`
 * @param band index into each block's samples
 */
export function gatherNearest(
  sampling: NearestSampling,
  blocks: readonly Block[],
  band: number,
  calibration: Calibration,
): Float32Array<ArrayBuffer> {
  const { slots } = sampling;
  const values = new Float32Array(slots.length);
  let from = 0;
  // Neighbours mostly lie in the same block: a run of them is gathered by a loop that need not ask.
  while (from < slots.length) {
    const slot = slots[from] ?? OUTSIDE;
    let to = from + 1;
    while (to < slots.length && slots[to] === slot) to += 1;
    const block = blocks[slot];
    const samples = block?.samples[band];
    if (!samples) values.fill(Number.NaN, from, to);
    else gatherRun(sampling.offsets, samples, block?.valid ?? null, calibration, values, from, to);
    from = to;
  }
  return values;
}

function gatherRun(
  offsets: Uint32Array,
  samples: Samples,
  valid: Uint8Array | null,
  { scale, offset, nodata = Number.NaN }: Calibration,
  values: Float32Array,
  from: number,
  to: number,
): void {
  for (let pixel = from; pixel < to; pixel += 1) {
    const index = offsets[pixel] ?? 0;
    const number = samples[index] ?? Number.NaN;
    const hidden = number === nodata || (valid !== null && valid[index] === 0);
    values[pixel] = hidden ? Number.NaN : number * scale + offset;
  }
}
