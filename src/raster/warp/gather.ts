import type { Block, Samples } from "../tiff/types.ts";
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
  const { slots, offsets } = sampling;
  const { scale, offset } = calibration;
  const nodata = calibration.nodata ?? Number.NaN;
  const values = new Float32Array(slots.length);
  let last = OUTSIDE;
  let samples = none;
  let valid: Uint8Array | null = null;
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const slot = slots[pixel] ?? OUTSIDE;
    if (slot !== last) {
      last = slot;
      samples = blocks[slot]?.samples[band] ?? none;
      valid = blocks[slot]?.valid ?? null;
    }
    const index = offsets[pixel] ?? 0;
    // Beyond the end of `none` there is nothing: pixels outside the file have no value.
    const number = samples[index] ?? Number.NaN;
    const hidden = number === nodata || (valid !== null && valid[index] === 0);
    values[pixel] = hidden ? Number.NaN : number * scale + offset;
  }
  return values;
}

/** Stands for blocks that are not there. */
const none: Samples = new Uint8Array(0);
