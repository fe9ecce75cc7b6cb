import Lerc from "lerc";
import { inflate } from "./inflate.ts";
import { CodecError, type BlockContext, type Decoder } from "./types.ts";
import { zstd } from "./zstd.ts";

/** Second value of the LercParameters tag. */
const addedDeflate = 1;
const addedZstd = 2;
/** A LERC blob can be a little larger than the pixels it holds. */
const overhead = 64 * 1024;

/** LERC 2 blobs, bare or inside DEFLATE or ZSTD. The result is in the platform's byte order. */
export const lerc: Decoder = async (encoded, expectedBytes, context) => {
  const added = context.tags.lercParameters[1] ?? 0;
  const room = expectedBytes + Math.ceil(expectedBytes / 8) + overhead;
  const blob =
    added === addedDeflate
      ? await inflate(encoded, room, context)
      : added === addedZstd
        ? await zstd(encoded, room, context)
        : encoded;
  checkHeader(blob, context);
  const decoded = decode(blob);
  const pixels = decoded.pixels[0];
  if (decoded.pixels.length !== 1 || pixels === undefined)
    throw new CodecError("LERC blobs with several bands", { unsupported: true });
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const { mask } = decoded;
  return mask === undefined || mask === null ? bytes : withMask(pixels, mask, expectedBytes, context);
};

function decode(blob: Uint8Array): Lerc.Decoded {
  try {
    return Lerc.decode(new Uint8Array(blob).buffer, { returnPixelInterleavedDims: true });
  } catch (error) {
    throw new CodecError("The LERC data of a block is damaged.", { cause: error });
  }
}

/** Sizes of the blob's own header are checked first, because the decoder allocates by them. */
function checkHeader(blob: Uint8Array, { width, height, samples }: BlockContext): void {
  const key = String.fromCharCode(...blob.subarray(0, 6));
  if (key !== "Lerc2 " || blob.length < 30) {
    if (key === "CntZIm") throw new CodecError("LERC version 1", { unsupported: true });
    throw new CodecError("A block of the file is not LERC data.");
  }
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const version = view.getInt32(6, true);
  const sizes = version >= 3 ? 14 : 10;
  const dimensions = version >= 4 ? view.getInt32(sizes + 8, true) : 1;
  if (
    view.getInt32(sizes, true) !== height ||
    view.getInt32(sizes + 4, true) !== width ||
    dimensions > samples
  ) {
    throw new CodecError("The LERC data of a block has another size than the block.");
  }
}

/**
 * What libtiff makes of the mask inside a blob: NaN for floating point, or the alpha sample that its
 * encoder left out.
 */
function withMask(
  pixels: Lerc.Pixels,
  mask: ArrayLike<number>,
  expectedBytes: number,
  context: BlockContext,
): Uint8Array {
  const { image, width, height, samples } = context;
  const count = width * height;
  const stored = pixels.length / count;
  if (image.sampleFormat === "float") {
    for (let index = 0; index < count; index += 1) {
      if (mask[index] === 0) pixels.fill(Number.NaN, index * stored, (index + 1) * stored);
    }
  }
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  if (stored !== samples - 1 || image.bitsPerSample !== 8) return bytes;
  const output = new Uint8Array(expectedBytes);
  for (let index = 0; index < count; index += 1) {
    for (let sample = 0; sample < stored; sample += 1) {
      output[index * samples + sample] = bytes[index * stored + sample] ?? 0;
    }
    output[index * samples + stored] = mask[index] === 0 ? 0 : 255;
  }
  return output;
}
