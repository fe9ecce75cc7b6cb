import { damagedLerc, type Cursor } from "./cursor.ts";
import type { LercHeader } from "./header.ts";

const END_OF_RUNS = -32768;

/**
 * Which pixels a blob has numbers for.
 * @param previous the mask of the blob before, which one without a mask of its own takes over
 * @returns one byte per pixel, 1 where there is a number; null where all have one
 */
export function readLercMask(
  cursor: Cursor,
  { width, height, validPixels }: LercHeader,
  previous: Uint8Array | null,
): Uint8Array | null {
  const count = width * height;
  const maskBytes = cursor.integer();
  if (validPixels === 0 || validPixels === count) {
    if (maskBytes !== 0) throw damagedLerc();
    return validPixels === 0 ? new Uint8Array(count) : null;
  }
  if (maskBytes === 0) {
    if (previous === null) throw damagedLerc();
    return previous;
  }
  const start = cursor.take(maskBytes);
  const mask = unpackBits(unpackRuns(cursor, start, Math.ceil(count / 8)), count);
  cursor.position = start + maskBytes;
  return mask;
}

/** Runs: a count of bytes that follow, or minus a count and the byte to repeat. */
function unpackRuns(cursor: Cursor, start: number, length: number): Uint8Array {
  const output = new Uint8Array(length);
  cursor.position = start;
  for (let filled = 0; filled < length;) {
    const count = cursor.number(2);
    if (count === END_OF_RUNS || count === 0 || filled + Math.abs(count) > length) throw damagedLerc();
    if (count > 0) {
      const from = cursor.take(count);
      output.set(cursor.bytes.subarray(from, from + count), filled);
    } else {
      output.fill(cursor.byte(), filled, filled - count);
    }
    filled += Math.abs(count);
  }
  return output;
}

function unpackBits(bits: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1);
}
