import type { SampleFormat, Samples } from "../layout.ts";
import { inflate } from "../inflate.ts";
import { CodecError, type BlockContext, type Decoder } from "../types.ts";
import { zstd } from "../zstd.ts";
import { type LercBlob, readLercBlob } from "./blob.ts";
import { Cursor, dataTypes } from "./cursor.ts";
import type { LercHeader } from "./header.ts";

/** Second value of the LercParameters tag. */
const ADDED_DEFLATE = 1;
const ADDED_ZSTD = 2;
/** A LERC blob can be a little larger than the pixels it holds. */
const OVERHEAD_BYTES = 64 * 1024;

/**
 * LERC 2 blobs, bare or inside DEFLATE or ZSTD: one with all samples of a pixel, or one for each band.
 * The result is in the platform's byte order.
 */
export const lerc: Decoder = async (encoded, expectedBytes, context) => {
  const added = context.tags.lercParameters[1] ?? 0;
  if (![0, ADDED_DEFLATE, ADDED_ZSTD].includes(added))
    throw new CodecError(`LERC inside compression ${added}`, { unsupported: true });
  const room = expectedBytes + Math.ceil(expectedBytes / 8) + OVERHEAD_BYTES;
  const bytes =
    added === ADDED_DEFLATE
      ? await inflate(encoded, room, context)
      : added === ADDED_ZSTD
        ? await zstd(encoded, room, context)
        : encoded;
  const cursor = new Cursor(bytes);
  const accept = (header: LercHeader): void => checkHeader(header, context);
  const first = readLercBlob(cursor, accept, null);
  const { samples } = context;
  if (first.header.depth > 1 || samples === 1) return interleave([first], expectedBytes, context);
  const blobs = [first];
  while (blobs.length < samples && cursor.position < bytes.length)
    blobs.push(readLercBlob(cursor, accept, blobs.at(-1)?.mask ?? null));
  return interleave(blobs, expectedBytes, context);
};

/** Sizes of the blob's own header are checked first, because the decoder allocates by them. */
function checkHeader(header: LercHeader, { image, width, height, samples }: BlockContext): void {
  if (header.height !== height || header.width !== width || header.depth > samples)
    throw new CodecError("The LERC data of a block has another size than the block.");
  if (header.dataType !== dataTypeOf(image.sampleFormat, image.bitsPerSample))
    throw new CodecError("The LERC data of a block has another type than the block.");
}

function dataTypeOf(format: SampleFormat, bits: number): number {
  if (format === "float") return bits === 64 ? 7 : bits === 32 ? 6 : Number.NaN;
  const size = [8, 16, 32].indexOf(bits);
  return size < 0 ? Number.NaN : size * 2 + (format === "signed" ? 0 : 1);
}

/**
 * Puts blobs together to pixels, with what libtiff makes of the masks inside them: NaN for floating
 * point, or the alpha sample that its encoder left out.
 */
function interleave(blobs: readonly LercBlob[], expectedBytes: number, context: BlockContext): Uint8Array {
  const [first] = blobs;
  const { image, samples } = context;
  if (first === undefined) return new Uint8Array(0);
  if (image.sampleFormat === "float" && blobs.some(isMixture))
    throw new CodecError("LERC pixels with numbers in some bands only", { unsupported: true });
  for (const { values, mask, header } of blobs) {
    if (mask !== null && image.sampleFormat === "float") maskWithNan(values, mask, header.depth);
  }
  const stored = blobs.length > 1 ? blobs.length : first.header.depth;
  const addsAlpha = stored === samples - 1 && image.bitsPerSample === 8;
  if (stored !== samples && !addsAlpha) throw new CodecError("The LERC data of a block lacks samples.");
  if (blobs.length === 1 && !addsAlpha) return bytesOf(first.values);
  const output = (dataTypes[first.header.dataType] ?? dataTypes[1]).create(
    first.header.width * first.header.height * samples,
  );
  for (const [band, { values, header }] of blobs.entries()) {
    for (let index = 0; index < values.length; index += 1) {
      const pixel = Math.floor(index / header.depth);
      output[pixel * samples + band + (index % header.depth)] = values[index] ?? 0;
    }
  }
  if (addsAlpha) {
    for (let index = samples - 1, pixel = 0; index < expectedBytes; index += samples, pixel += 1)
      output[index] = first.mask?.[pixel] === 0 ? 0 : 255;
  }
  return bytesOf(output);
}

/** What older encoders wrote for "no data" in pixels that have other numbers, without a word about it. */
const MIXTURES: ReadonlySet<number> = new Set([-3.4028234663852886e38, -Number.MAX_VALUE]);

function isMixture({ header, mask }: LercBlob): boolean {
  return (
    mask !== null && header.depth > 1 && header.replacedNodata === undefined && MIXTURES.has(header.lowest)
  );
}

function maskWithNan(values: Samples, mask: Uint8Array, depth: number): void {
  for (const [pixel, valid] of mask.entries()) {
    if (valid === 0) values.fill(Number.NaN, pixel * depth, (pixel + 1) * depth);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Samples): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
