import type { WrittenType } from "./types.ts";

type TypedArray =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

interface SampleType {
  readonly bytes: 1 | 2 | 4 | 8;
  /** SampleFormat of TIFF 6.0: 1 unsigned, 2 signed, 3 floating point. */
  readonly format: 1 | 2 | 3;
  create(length: number): TypedArray;
}

export const SAMPLE_TYPES: Readonly<Record<WrittenType, SampleType>> = {
  uint8: { bytes: 1, format: 1, create: (length) => new Uint8Array(length) },
  int8: { bytes: 1, format: 2, create: (length) => new Int8Array(length) },
  uint16: { bytes: 2, format: 1, create: (length) => new Uint16Array(length) },
  int16: { bytes: 2, format: 2, create: (length) => new Int16Array(length) },
  uint32: { bytes: 4, format: 1, create: (length) => new Uint32Array(length) },
  int32: { bytes: 4, format: 2, create: (length) => new Int32Array(length) },
  float32: { bytes: 4, format: 3, create: (length) => new Float32Array(length) },
  float64: { bytes: 8, format: 3, create: (length) => new Float64Array(length) },
};

/** True for types that are written here; files may store others. */
export function isWrittenType(name: string): name is WrittenType {
  return Object.hasOwn(SAMPLE_TYPES, name);
}
