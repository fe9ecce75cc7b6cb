import { CodecError } from "../types.ts";
import { damagedWebp } from "./lossless-bits.ts";
import { decodeLossless } from "./lossless-image.ts";

const FILTER_HORIZONTAL = 1;
const FILTER_VERTICAL = 2;

/** The ALPH chunk of a lossy image: one byte per pixel, bare or as the green of a lossless image. */
export function decodeAlpha(chunk: Uint8Array, width: number, height: number): Uint8Array {
  const info = chunk[0] ?? 0;
  const method = info & 3;
  const count = width * height;
  if (method > 1) throw new CodecError("WebP alpha of this kind", { unsupported: true });
  const stored = method === 1 ? greens(decodeLossless(chunk, 1, width, height)) : chunk.slice(1, 1 + count);
  if (stored.length < count) throw damagedWebp();
  const filter = (info >> 2) & 3;
  if (filter !== 0) undoFilter(stored, width, filter);
  return stored;
}

function greens(pixels: Uint32Array): Uint8Array {
  return Uint8Array.from(pixels, (pixel) => (pixel >>> 8) & 0xff);
}

function undoFilter(alpha: Uint8Array, width: number, filter: number): void {
  for (let index = 1; index < alpha.length; index += 1) {
    const isFirst = index % width === 0;
    const left = alpha[index - 1] ?? 0;
    const top = alpha[index - width] ?? 0;
    let guess = left;
    if (index >= width) {
      if (isFirst || filter === FILTER_VERTICAL) guess = top;
      else if (filter !== FILTER_HORIZONTAL) guess = gradient(left, top, alpha[index - width - 1] ?? 0);
    }
    alpha[index] = (alpha[index] ?? 0) + guess;
  }
}

function gradient(left: number, top: number, topLeft: number): number {
  return Math.max(0, Math.min(255, left + top - topLeft));
}
