import type { WindowSamples } from "../../geotiff/tiff/read-window.ts";
import type { Block } from "../../geotiff/tiff/types.ts";
import type { Calibration } from "./gather.ts";
import { type NearestSampling, OUTSIDE } from "./sampling.ts";

const UNCALIBRATED: Calibration = { scale: 1, offset: 0, nodata: undefined };

/**
 * Physical values of one band of a window in double precision, NaN where there are none.
 * @param band index into the window's bands
 * @param covered 0 where the window reaches over the image
 */
export function measureWindow(
  { bands, valid }: WindowSamples,
  band: number,
  covered: Uint8Array,
  { scale, offset, nodata }: Calibration = UNCALIBRATED,
): Float64Array<ArrayBuffer> {
  const values = new Float64Array(covered.length).fill(Number.NaN);
  const samples = bands[band];
  if (!samples) return values;
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const number = samples[pixel] ?? Number.NaN;
    const hidden = covered[pixel] === 0 || number === nodata || (valid !== null && valid[pixel] === 0);
    if (!hidden) values[pixel] = number * scale + offset;
  }
  return values;
}

/**
 * As `gatherNearest`, in double precision.
 * @param blocks in the order of `sampling.blocks`; null for those that are not needed
 */
export function measureNearest(
  { slots, offsets }: NearestSampling,
  blocks: readonly (Block | null)[],
  band: number,
  { scale, offset, nodata }: Calibration = UNCALIBRATED,
): Float64Array<ArrayBuffer> {
  const values = new Float64Array(slots.length).fill(Number.NaN);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const block = blocks[slots[pixel] ?? OUTSIDE];
    const samples = block?.samples[band];
    if (!block || !samples) continue;
    const index = offsets[pixel] ?? 0;
    const number = samples[index] ?? Number.NaN;
    const hidden = number === nodata || (block.valid !== null && block.valid[index] === 0);
    if (!hidden) values[pixel] = number * scale + offset;
  }
  return values;
}
