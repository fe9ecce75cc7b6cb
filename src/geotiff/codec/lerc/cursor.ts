import type { Samples } from "../layout.ts";
import { CodecError } from "../types.ts";

/** Numbers of LERC data types, in the order of their codes: signed and unsigned 8, 16 and 32 bits, float, double. */
export const dataTypes = [
  { bytes: 1, create: (length: number): Samples => new Int8Array(length) },
  { bytes: 1, create: (length: number): Samples => new Uint8Array(length) },
  { bytes: 2, create: (length: number): Samples => new Int16Array(length) },
  { bytes: 2, create: (length: number): Samples => new Uint16Array(length) },
  { bytes: 4, create: (length: number): Samples => new Int32Array(length) },
  { bytes: 4, create: (length: number): Samples => new Uint32Array(length) },
  { bytes: 4, create: (length: number): Samples => new Float32Array(length) },
  { bytes: 8, create: (length: number): Samples => new Float64Array(length) },
] as const;

/** Reads a blob from front to back; everything in it is little-endian. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = position;
  }

  /** @throws CodecError where fewer bytes are left */
  take(count: number): number {
    const start = this.position;
    if (!(count >= 0) || start + count > this.bytes.length) throw damagedLerc();
    this.position = start + count;
    return start;
  }

  /** The next number of a LERC data type. */
  number(type: number): number {
    const at = this.take(dataTypes[type]?.bytes ?? Number.NaN);
    switch (type) {
      case 0:
        return this.#view.getInt8(at);
      case 1:
        return this.#view.getUint8(at);
      case 2:
        return this.#view.getInt16(at, true);
      case 3:
        return this.#view.getUint16(at, true);
      case 4:
        return this.#view.getInt32(at, true);
      case 5:
        return this.#view.getUint32(at, true);
      case 6:
        return this.#view.getFloat32(at, true);
      default:
        return this.#view.getFloat64(at, true);
    }
  }

  byte(): number {
    return this.number(1);
  }

  integer(): number {
    return this.number(4);
  }

  double(): number {
    return this.number(7);
  }
}

export function damagedLerc(): CodecError {
  return new CodecError("The LERC data of a block is damaged.");
}
