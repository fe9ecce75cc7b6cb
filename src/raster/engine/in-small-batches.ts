import type { BandReader } from "./bands.ts";

/** Of one file: what a worker decodes in the blink of an eye, and enough to join ranges side by side. */
const BLOCKS_AT_A_TIME = 8;

/**
 * The same files, read a few blocks at a time. Connections and decoders serve in the order of arrival, so that a
 * tile that comes while an area is read waits for one batch, not for all of the area.
 */
export function inSmallBatches(bands: BandReader): BandReader {
  return {
    tile: (request, signal) => bands.tile({ ...request, blocksAtATime: BLOCKS_AT_A_TIME }, signal),
    window: (request, signal) => bands.window({ ...request, blocksAtATime: BLOCKS_AT_A_TIME }, signal),
    grid: (file, signal) => bands.grid(file, signal),
    point: (request, signal) => bands.point(request, signal),
    band: (file, index, signal) => bands.band(file, index, signal),
  };
}
