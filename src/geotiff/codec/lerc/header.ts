import { CodecError } from "../types.ts";
import { type Cursor, damagedLerc, dataTypes } from "./cursor.ts";

/** What the front of a LERC 2 blob says (Esri, LERC 2 specification; versions 2 to 6). */
export interface LercHeader {
  readonly version: number;
  readonly width: number;
  readonly height: number;
  /** Numbers of one pixel, stored interleaved. */
  readonly depth: number;
  readonly validPixels: number;
  /** Edge of the tiles that are packed one by one. */
  readonly tileEdge: number;
  /** Bytes of the whole blob. */
  readonly blobBytes: number;
  readonly dataType: number;
  readonly maxError: number;
  readonly lowest: number;
  readonly highest: number;
  /** What stands for "no data" in some numbers of a pixel that has others, and what it was before. */
  readonly replacedNodata: { readonly stored: number; readonly original: number } | undefined;
}

const MAGIC = "Lerc2 ";
/** The checksum covers what follows it. */
const CHECKED_FROM = 14;
const NEWEST_VERSION = 6;

/**
 * @throws CodecError where this is no blob, ends early, or its checksum is wrong
 */
export function readLercHeader(cursor: Cursor): LercHeader {
  const start = cursor.take(MAGIC.length);
  const key = String.fromCharCode(...cursor.bytes.subarray(start, start + MAGIC.length));
  if (key === "CntZIm") throw new CodecError("LERC version 1", { unsupported: true });
  if (key !== MAGIC) throw new CodecError("A block of the file is not LERC data.");
  const version = cursor.integer();
  if (version < 2 || version > NEWEST_VERSION)
    throw new CodecError(`LERC version ${version}`, { unsupported: true });
  const checksum = version >= 3 ? cursor.number(5) : undefined;
  const height = cursor.integer();
  const width = cursor.integer();
  const depth = version >= 4 ? cursor.integer() : 1;
  const validPixels = cursor.integer();
  const tileEdge = cursor.integer();
  const blobBytes = cursor.integer();
  const dataType = cursor.integer();
  // Version 6 tells how many blobs follow; they are looked for anyway, as in older versions.
  if (version >= 6) cursor.integer();
  const replaces = version >= 6 && cursor.byte() !== 0;
  if (version >= 6) cursor.take(3);
  const [maxError, lowest, highest] = [cursor.double(), cursor.double(), cursor.double()];
  const nodata = version >= 6 ? { stored: cursor.double(), original: cursor.double() } : undefined;
  const isSound =
    dataTypes[dataType] !== undefined &&
    [width, height, depth, tileEdge].every((count) => count > 0) &&
    validPixels >= 0 &&
    validPixels <= width * height &&
    blobBytes >= cursor.position - start &&
    start + blobBytes <= cursor.bytes.length;
  if (!isSound) throw damagedLerc();
  if (
    checksum !== undefined &&
    checksum !== fletcher32(cursor.bytes.subarray(start + CHECKED_FROM, start + blobBytes))
  )
    throw damagedLerc();
  return {
    version,
    width,
    height,
    depth,
    validPixels,
    tileEdge,
    blobBytes,
    dataType,
    maxError,
    lowest,
    highest,
    replacedNodata: replaces ? nodata : undefined,
  };
}

/** Sums that stay below 2³² between two foldings of the upper half onto the lower. */
const WORDS_BETWEEN_FOLDS = 359;

/** Fletcher's checksum of 16-bit words, high byte first, an odd last byte taken as the high one. */
function fletcher32(bytes: Uint8Array): number {
  let [first, second] = [0xffff, 0xffff];
  const even = bytes.length - (bytes.length % 2);
  for (let index = 0; index < even;) {
    const end = Math.min(even, index + WORDS_BETWEEN_FOLDS * 2);
    for (; index < end; index += 2) {
      first += ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0);
      second += first;
    }
    first = (first & 0xffff) + (first >>> 16);
    second = (second & 0xffff) + (second >>> 16);
  }
  if (even < bytes.length) {
    first += (bytes[even] ?? 0) << 8;
    second += first;
  }
  first = (first & 0xffff) + (first >>> 16);
  second = (second & 0xffff) + (second >>> 16);
  return ((second << 16) | first) >>> 0;
}
