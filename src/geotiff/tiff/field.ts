import { FIELD_TYPE_BYTES } from "./tags.ts";

/** One entry of a directory: where its values are, not yet the values. */
export interface Field {
  readonly type: number;
  readonly count: number;
  /** Position of the values in the file; for values within the entry the position inside it. */
  readonly offset: number;
  readonly byteLength: number;
}

/** Values of a numeric field. Rationals become quotients, 64-bit integers become numbers. */
export function parseNumbers(
  bytes: Uint8Array,
  type: number,
  count: number,
  littleEndian: boolean,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = FIELD_TYPE_BYTES[type] ?? 1;
  const values = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    values[index] = readNumber(view, index * size, type, littleEndian);
  }
  return values;
}

function readNumber(view: DataView, at: number, type: number, littleEndian: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, littleEndian);
    case 4:
    case 13:
      return view.getUint32(at, littleEndian);
    case 5:
      return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, littleEndian);
    case 9:
      return view.getInt32(at, littleEndian);
    case 10:
      return view.getInt32(at, littleEndian) / view.getInt32(at + 4, littleEndian);
    case 11:
      return view.getFloat32(at, littleEndian);
    case 12:
      return view.getFloat64(at, littleEndian);
    case 16:
    case 18:
      return Number(view.getBigUint64(at, littleEndian));
    case 17:
      return Number(view.getBigInt64(at, littleEndian));
    default:
      return view.getUint8(at);
  }
}

/** Text of an ASCII field up to its first NUL, as UTF-8 where it is that, else as Latin-1. */
export function parseText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const content = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("latin1").decode(content);
  }
}
