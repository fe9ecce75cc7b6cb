import { CodecError, type Decoder } from "./types.ts";

const CLEAR_CODE = 256;
const END_CODE = 257;
const FIRST_CODE = 258;
const TABLE_SIZE = 4096;

/**
 * LZW as TIFF has it (TIFF 6.0, section 13): most significant bit first, codes of 9 to 12 bits that
 * widen one code early. Files written before 1990 have the bits the other way round and widen in time.
 *
 * A string of the table is a place in what was already written: the table only holds where each
 * string starts in the output and how long it is, so decoding is copying.
 */
export const lzw: Decoder = (encoded, expectedBytes) => {
  // The first code is 256 in either order of bits.
  const isOld = encoded[0] === 0 && ((encoded[1] ?? 0) & 1) === 1;
  const early = isOld ? 0 : 1;
  const output = new Uint8Array(expectedBytes);
  const starts = new Int32Array(TABLE_SIZE);
  const lengths = new Int32Array(TABLE_SIZE);
  let filled = 0;
  let next = FIRST_CODE;
  let width = 9;
  let bits = 0;
  let held = 0;
  let position = 0;
  let previousStart = -1;
  let previousLength = 0;
  while (filled < expectedBytes) {
    while (held < width && position < encoded.length) {
      const byte = encoded[position] ?? 0;
      bits = isOld ? bits | (byte << held) : ((bits << 8) | byte) & 0xffffff;
      position += 1;
      held += 8;
    }
    if (held < width) break;
    const code = (isOld ? bits : bits >> (held - width)) & ((1 << width) - 1);
    if (isOld) bits >>>= width;
    held -= width;
    if (code === END_CODE) break;
    if (code === CLEAR_CODE) {
      next = FIRST_CODE;
      width = 9;
      previousStart = -1;
      continue;
    }
    const start = filled;
    if (code < CLEAR_CODE) {
      output[filled] = code;
      filled += 1;
    } else {
      const known = code < next;
      if (previousStart < 0 || code > next || (!known && next >= TABLE_SIZE)) {
        throw new CodecError("The LZW data of a block is damaged.");
      }
      // The one code that may come before it is in the table: the previous string and its first byte.
      const from = known ? (starts[code] ?? 0) : previousStart;
      const length = known ? (lengths[code] ?? 0) : previousLength + 1;
      const end = Math.min(expectedBytes, filled + length);
      for (let source = from; filled < end; source += 1, filled += 1) output[filled] = output[source] ?? 0;
    }
    if (previousStart >= 0 && next < TABLE_SIZE) {
      // Previous string plus the first byte of this one: they lie next to each other in the output.
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next += 1;
      if (next >= (1 << width) - early && width < 12) width += 1;
    }
    previousStart = start;
    previousLength = filled - start;
  }
  return output.subarray(0, filled);
};
