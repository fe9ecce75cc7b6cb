import type { SampleFormat } from "../codec/layout.ts";
import type { SampleType } from "./sample-type.ts";
import type { Samples } from "./types.ts";

/** Decompressed rows of a block: pixels side by side, their samples together, rows padded to bytes. */
export interface PackedRows {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly bitsPerSample: number;
  readonly sampleFormat: SampleFormat;
  /** Byte order of `bytes`, for samples of whole bytes. */
  readonly littleEndian: boolean;
}

/** Thrown for 64-bit integers that a double cannot hold. */
export class InexactIntegerError extends Error {
  override readonly name = "InexactIntegerError";
}

/**
 * The samples of one band out of packed rows whose samples fill whole bytes in platform order.
 * `target` has the block's full length; rows that the file does not have are left as they are.
 */
export function unpackNative(rows: PackedRows, type: SampleType, band: number, length: number): Samples {
  const { bytes, width, height, samples } = rows;
  const all = type.create(0);
  const Constructor = all.constructor as new (
    buffer: ArrayBufferLike,
    offset: number,
    length: number,
  ) => Samples;
  const count = width * height * samples;
  const aligned = bytes.byteOffset % all.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  const values = new Constructor(aligned.buffer, aligned.byteOffset, count);
  if (samples === 1 && count === length) return values;
  const target = type.create(length);
  if (samples === 1) {
    target.set(values);
    return target;
  }
  for (let index = 0, source = band; source < count; index += 1, source += samples) {
    target[index] = values[source] ?? 0;
  }
  return target;
}

/** The samples of one band where they are not whole bytes, or of a width no typed array has. */
export function unpackOdd(rows: PackedRows, type: SampleType, band: number, length: number): Samples {
  const { bytes, width, height, samples, bitsPerSample } = rows;
  const target = type.create(length);
  const rowBytes = Math.ceil((width * samples * bitsPerSample) / 8);
  if (samples === 1 && (bitsPerSample === 1 || bitsPerSample === 2 || bitsPerSample === 4)) {
    for (let row = 0; row < height; row += 1) {
      unpackSmall(bytes, row * rowBytes, bitsPerSample, target, row * width, width);
    }
    return target;
  }
  const read = sampleReader(rows);
  for (let row = 0, index = 0; row < height; row += 1) {
    const start = row * rowBytes;
    for (let column = 0; column < width; column += 1, index += 1) {
      target[index] = read(bytes, start, column * samples + band);
    }
  }
  return target;
}

/** Masks and classes come as 1, 2 or 4 bits, and a mask as large as its image is worth a short loop. */
function unpackSmall(
  bytes: Uint8Array,
  from: number,
  bits: number,
  target: Samples,
  start: number,
  width: number,
): void {
  const highest = (1 << bits) - 1;
  let shift = 8;
  let source = from;
  for (let index = start; index < start + width; index += 1) {
    shift -= bits;
    target[index] = ((bytes[source] ?? 0) >> shift) & highest;
    if (shift === 0) {
      shift = 8;
      source += 1;
    }
  }
}

type SampleReader = (bytes: Uint8Array, rowStart: number, position: number) => number;

function sampleReader({ bytes, bitsPerSample: bits, sampleFormat, littleEndian }: PackedRows): SampleReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (sampleFormat === "float") {
    return bits === 16
      ? (_, start, position) => halfToNumber(view.getUint16(start + position * 2, littleEndian))
      : (_, start, position) => float24ToNumber(readBytes(view, start + position * 3, 3, littleEndian));
  }
  if (bits === 64) {
    return (_, start, position) => {
      const at = start + position * 8;
      const big =
        sampleFormat === "signed" ? view.getBigInt64(at, littleEndian) : view.getBigUint64(at, littleEndian);
      const value = Number(big);
      if (BigInt(value) !== big) throw new InexactIntegerError("64-bit integers beyond 2⁵³");
      return value;
    };
  }
  return (data, start, position) => readBits(data, start * 8 + position * bits, bits);
}

function readBytes(view: DataView, at: number, count: number, littleEndian: boolean): number {
  let value = 0;
  for (let index = 0; index < count; index += 1) {
    value = value * 256 + view.getUint8(at + (littleEndian ? count - 1 - index : index));
  }
  return value;
}

/** Up to 32 bits from a stream that starts with the most significant bit. */
function readBits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  let position = start;
  let left = count;
  while (left > 0) {
    const inByte = position & 7;
    const take = Math.min(8 - inByte, left);
    const part = ((bytes[position >> 3] ?? 0) >> (8 - inByte - take)) & ((1 << take) - 1);
    value = value * 2 ** take + part;
    position += take;
    left -= take;
  }
  return value;
}

/** IEEE 754 binary16. */
function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** 24-bit floating point of the TIFF technical note 3: 1 sign, 7 exponent and 16 fraction bits. */
function float24ToNumber(value: number): number {
  const sign = value & 0x800000 ? -1 : 1;
  const exponent = (value >> 16) & 0x7f;
  const fraction = value & 0xffff;
  if (exponent === 0) return sign * fraction * 2 ** -78;
  if (exponent === 127) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (65536 + fraction) * 2 ** (exponent - 79);
}
