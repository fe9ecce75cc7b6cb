import { CodecError, type Decoder } from "../types.ts";
import { decodeAlpha } from "./alpha.ts";
import { damagedWebp } from "./lossless-bits.ts";
import { decodeLossless } from "./lossless-image.ts";
import { frameToRgb } from "./lossy-colour.ts";
import { decodeLossy } from "./lossy-image.ts";

/** WebP inside TIFF: every block is a WebP file of its own, with three or four samples a pixel. */
export const webp: Decoder = (encoded, expectedBytes, { width, height, samples, image }) => {
  if (samples < 3 || samples > 4 || image.bitsPerSample !== 8)
    throw new CodecError("WebP of this layout", { unsupported: true });
  const chunks = readChunks(encoded);
  const lossless = chunks.get("VP8L");
  if (lossless !== undefined) return fromLossless(lossless, expectedBytes, width, height, samples);
  const lossy = chunks.get("VP8 ");
  if (lossy === undefined) throw damagedWebp();
  const frame = decodeLossy(lossy, width, height);
  if (frame === null) throw otherSize();
  const output = new Uint8Array(expectedBytes).fill(255);
  frameToRgb(frame, samples, output);
  const alpha = chunks.get("ALPH");
  if (samples === 4 && alpha !== undefined) {
    for (const [index, value] of decodeAlpha(alpha, width, height).entries()) output[index * 4 + 3] = value;
  }
  return output;
};

function fromLossless(
  bytes: Uint8Array,
  expectedBytes: number,
  width: number,
  height: number,
  samples: number,
): Uint8Array {
  if (bytes.length < 5 || bytes[0] !== 0x2f) throw damagedWebp();
  const sizes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1, true);
  if ((sizes & 0x3fff) + 1 !== width || ((sizes >>> 14) & 0x3fff) + 1 !== height) throw otherSize();
  const hasAlpha = ((sizes >>> 28) & 1) === 1;
  return interleave(decodeLossless(bytes, 5, width, height), samples, hasAlpha, expectedBytes);
}

/** Chunks of a RIFF file by their names; only the first of each counts. */
function readChunks(bytes: Uint8Array): Map<string, Uint8Array> {
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 20 || name(0) !== "RIFF" || name(8) !== "WEBP")
    throw new CodecError("A block of the file is not WebP data.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (!chunks.has(name(at))) chunks.set(name(at), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length & 1);
  }
  return chunks;
}

function otherSize(): CodecError {
  return new CodecError("The WebP data of a block has another size than the block.");
}

function interleave(
  pixels: Uint32Array,
  samples: number,
  hasAlpha: boolean,
  expectedBytes: number,
): Uint8Array {
  const output = new Uint8Array(expectedBytes);
  for (let index = 0, target = 0; index < pixels.length; index += 1, target += samples) {
    const pixel = pixels[index] ?? 0;
    output[target] = (pixel >>> 16) & 0xff;
    output[target + 1] = (pixel >>> 8) & 0xff;
    output[target + 2] = pixel & 0xff;
    if (samples === 4) output[target + 3] = hasAlpha ? pixel >>> 24 : 255;
  }
  return output;
}
