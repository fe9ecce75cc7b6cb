import { LosslessBits } from "./lossless-bits.ts";
import { readPixels } from "./lossless-pixels.ts";
import { readTransforms, undoTransforms } from "./transforms.ts";

/**
 * A whole lossless WebP image without its header ("WebP Lossless Bitstream Specification").
 * @returns width × height pixels as 0xAARRGGBB
 */
export function decodeLossless(bytes: Uint8Array, start: number, width: number, height: number): Uint32Array {
  const bits = new LosslessBits(bytes, start);
  const transforms = readTransforms(bits, width, height);
  const pixels = readPixels(bits, transforms.width, height, true);
  return undoTransforms(pixels, transforms, width, height);
}
