import { constants, deflateSync } from "node:zlib";

/** Differences repeat little: short matches cost more than they save. Level 6 takes three times as long for 6 %. */
const DIFFERENCES = { level: 4, memLevel: 9, strategy: constants.Z_FILTERED };
const CLASSES = { level: 6 };

/** Pixels row by row from the north-west corner. */
export interface Band {
  readonly width: number;
  readonly height: number;
  /** Values of each pixel, side by side; one unless told otherwise. */
  readonly samples?: number;
  readonly values: Uint8Array | Uint16Array;
}

/** Replaces every value but the first of a row by its difference from the pixel before (TIFF predictor 2). */
function differences(block: Uint8Array | Uint16Array, width: number, samples: number): void {
  for (let start = 0; start < block.length; start += width) {
    for (let index = start + width - 1; index >= start + samples; index -= 1) {
      // Typed arrays wrap, as the predictor asks.
      block[index] = (block[index] ?? 0) - (block[index - samples] ?? 0);
    }
  }
}

/**
 * Cuts a band into square blocks and compresses each with DEFLATE. Blocks that reach beyond the band are
 * filled up with `fill`.
 */
export function compressBlocks(
  band: Band,
  blockSize: number,
  options: { readonly predictor: boolean; readonly fill: number },
): Uint8Array[] {
  const { samples = 1 } = band;
  const blocks: Uint8Array[] = [];
  for (let top = 0; top < band.height; top += blockSize) {
    for (let left = 0; left < band.width; left += blockSize) {
      const cells = blockSize * blockSize * samples;
      const block = band.values instanceof Uint16Array ? new Uint16Array(cells) : new Uint8Array(cells);
      if (options.fill !== 0) block.fill(options.fill);
      for (let row = 0; row < Math.min(blockSize, band.height - top); row += 1) {
        const from = ((top + row) * band.width + left) * samples;
        const length = Math.min(blockSize, band.width - left) * samples;
        block.set(band.values.subarray(from, from + length), row * blockSize * samples);
      }
      if (options.predictor) differences(block, blockSize * samples, samples);
      // The file says little-endian, which is what typed arrays are on every machine Node runs on today.
      blocks.push(deflateSync(new Uint8Array(block.buffer), options.predictor ? DIFFERENCES : CLASSES));
    }
  }
  return blocks;
}
