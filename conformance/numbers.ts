import { createHash } from "node:crypto";
import type { Samples } from "../src/geotiff/tiff/types.ts";

type Bytes = ArrayBufferView;

const constructors: Readonly<Record<string, (values: Samples) => Bytes>> = {
  "|u1": (values) => (values instanceof Uint8Array ? values : new Uint8Array(values)),
  "|i1": (values) => (values instanceof Int8Array ? values : new Int8Array(values)),
  "<u2": (values) => (values instanceof Uint16Array ? values : new Uint16Array(values)),
  "<i2": (values) => (values instanceof Int16Array ? values : new Int16Array(values)),
  "<u4": (values) => (values instanceof Uint32Array ? values : new Uint32Array(values)),
  "<i4": (values) => (values instanceof Int32Array ? values : new Int32Array(values)),
  "<f4": (values) => (values instanceof Float32Array ? values : new Float32Array(values)),
  "<f8": (values) => (values instanceof Float64Array ? values : new Float64Array(values)),
  "<u8": (values) => BigUint64Array.from(values, (value) => BigInt(value)),
  "<i8": (values) => BigInt64Array.from(values, (value) => BigInt(value)),
};

/** NumPy names of complex numbers, by what their two parts are. */
const COMPLEX: Readonly<Record<string, string>> = { "<c8": "<f4", "<c16": "<f8" };

export function isComplexType(type: string): boolean {
  return COMPLEX[type] !== undefined;
}

/** Amplitudes of a base64 window of complex numbers. */
export function decodeAmplitudes(base64: string, type: string): readonly number[] {
  const parts = decodeWindow(base64, COMPLEX[type] ?? type);
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [real, imaginary] = [Number(parts[index * 2]), Number(parts[index * 2 + 1])];
    return Math.sqrt(real * real + imaginary * imaginary);
  });
}

/** NumPy names that can be compared. */
export function isKnownType(type: string): boolean {
  return constructors[type] !== undefined;
}

/** SHA-256 of the samples as a little-endian array of a NumPy type. */
export function hashOf(samples: Samples, type: string): string {
  const view = constructors[type]?.(samples);
  if (view === undefined) throw new RangeError(`There is no NumPy type ${type}.`);
  return sha256(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Values of a base64 window of the truth. */
export function decodeWindow(base64: string, type: string): ArrayLike<number | bigint> {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  switch (type) {
    case "|i1":
      return new Int8Array(bytes.buffer);
    case "<u2":
      return new Uint16Array(bytes.buffer);
    case "<i2":
      return new Int16Array(bytes.buffer);
    case "<u4":
      return new Uint32Array(bytes.buffer);
    case "<i4":
      return new Int32Array(bytes.buffer);
    case "<f4":
      return new Float32Array(bytes.buffer);
    case "<f8":
      return new Float64Array(bytes.buffer);
    case "<u8":
      return new BigUint64Array(bytes.buffer);
    case "<i8":
      return new BigInt64Array(bytes.buffer);
    default:
      return bytes;
  }
}
