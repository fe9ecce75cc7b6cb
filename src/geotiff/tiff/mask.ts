import { readCodecTags } from "./codec-tags.ts";
import type { Image } from "./image.ts";
import type { TiffLimits } from "./limits.ts";
import { isComplex } from "./complex.ts";
import { unsupportedError } from "./problems.ts";
import { readSamples } from "./read-block.ts";
import { sampleTypeOf } from "./sample-type.ts";
import type { Samples } from "./types.ts";

const BUDGET_BYTES = 4 * 1024 * 1024;

/** Decoded parts of masks: strips as wide as the image belong to every block of a row. */
export class MaskCache {
  readonly #parts = new Map<string, Samples | null>();
  #heldBytes = 0;

  get(key: string): Samples | null | undefined {
    return this.#parts.get(key);
  }

  set(key: string, samples: Samples | null): void {
    if (this.#parts.has(key)) return;
    this.#parts.set(key, samples);
    this.#heldBytes += samples?.byteLength ?? 0;
    for (const [oldest, part] of this.#parts) {
      if (this.#heldBytes <= BUDGET_BYTES) break;
      this.#parts.delete(oldest);
      this.#heldBytes -= part?.byteLength ?? 0;
    }
  }
}

/**
 * The part of a transparency mask that belongs to one block of an image of the same size. Mask and
 * image may be cut into different blocks.
 * @returns one byte per pixel of the image's block, 0 or 255
 */
export async function readMask(
  mask: Image,
  image: Image,
  column: number,
  row: number,
  limits: TiffLimits,
  cache: MaskCache,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const type = sampleTypeOf(mask.sampleFormat, mask.bitsPerSample);
  // A mask may have one sample for each band; they are for one picture, and the first stands for all.
  if (type === undefined || isComplex(mask.sampleFormat))
    throw unsupportedError(mask.source.url, "masks of this kind");
  const maskType = type;
  const tags = await readCodecTags(mask, signal);
  const left = column * image.blockWidth;
  const top = row * image.blockHeight;
  const right = Math.min(image.width, left + image.blockWidth);
  const bottom = Math.min(image.height, top + image.blockHeight);
  const valid = new Uint8Array(image.blockWidth * image.blockHeight);
  const copies: Promise<void>[] = [];
  for (let maskRow = Math.floor(top / mask.blockHeight); maskRow * mask.blockHeight < bottom; maskRow += 1) {
    for (
      let maskColumn = Math.floor(left / mask.blockWidth);
      maskColumn * mask.blockWidth < right;
      maskColumn += 1
    ) {
      copies.push(copy(maskColumn, maskRow));
    }
  }
  await Promise.all(copies);
  return valid;

  async function readPart(maskColumn: number, maskRow: number): Promise<Samples | null> {
    const key = `${mask.source.url}|${mask.directory.offset}/${maskColumn}/${maskRow}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const [samples = null] = await readSamples(
      mask,
      maskType,
      maskColumn,
      maskRow,
      [0],
      { limits, tags },
      signal,
    );
    cache.set(key, samples);
    return samples;
  }

  async function copy(maskColumn: number, maskRow: number): Promise<void> {
    const samples = await readPart(maskColumn, maskRow);
    // A part that was never written is not there: zero is "no data" in a mask.
    if (samples === null) return;
    const maskLeft = maskColumn * mask.blockWidth;
    const maskTop = maskRow * mask.blockHeight;
    const fromX = Math.max(left, maskLeft);
    const toX = Math.min(right, maskLeft + mask.blockWidth);
    for (let y = Math.max(top, maskTop); y < Math.min(bottom, maskTop + mask.blockHeight); y += 1) {
      let source = (y - maskTop) * mask.blockWidth + fromX - maskLeft;
      let target = (y - top) * image.blockWidth + fromX - left;
      for (let x = fromX; x < toX; x += 1, source += 1, target += 1)
        valid[target] = samples[source] === 0 ? 0 : 255;
    }
  }
}
