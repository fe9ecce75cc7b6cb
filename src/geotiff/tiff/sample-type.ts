import type { SampleFormat } from "../codec/layout.ts";
import type { Samples } from "./types.ts";

/** How samples of one kind become a typed array. */
export interface SampleType {
  /** As shown to people and as NumPy calls it. */
  readonly name: string;
  /** The array that blocks of this type are handed out as. */
  create(length: number): Samples;
  /** Set where the bytes of a file, in platform order, are the typed array. */
  readonly native: boolean;
}

/** @returns undefined for kinds that are not decoded, such as integers wider than 64 bits. */
export function sampleTypeOf(format: SampleFormat, bits: number): SampleType | undefined {
  if (format === "float") {
    if (bits === 16 || bits === 24)
      return { name: `float${bits}`, native: false, create: (length) => new Float32Array(length) };
    if (bits === 32) return { name: "float32", native: true, create: (length) => new Float32Array(length) };
    if (bits === 64) return { name: "float64", native: true, create: (length) => new Float64Array(length) };
    return undefined;
  }
  if (format === "unsigned") {
    if (bits <= 8) return { name: "uint8", native: bits === 8, create: (length) => new Uint8Array(length) };
    if (bits <= 16)
      return { name: "uint16", native: bits === 16, create: (length) => new Uint16Array(length) };
    if (bits <= 32)
      return { name: "uint32", native: bits === 32, create: (length) => new Uint32Array(length) };
    if (bits === 64) return { name: "uint64", native: false, create: (length) => new Float64Array(length) };
    return undefined;
  }
  if (format === "signed") {
    if (bits === 8) return { name: "int8", native: true, create: (length) => new Int8Array(length) };
    if (bits === 16) return { name: "int16", native: true, create: (length) => new Int16Array(length) };
    if (bits === 32) return { name: "int32", native: true, create: (length) => new Int32Array(length) };
    if (bits === 64) return { name: "int64", native: false, create: (length) => new Float64Array(length) };
  }
  return complexType(format, bits);
}

/** The array that amplitude, intensity and phase are handed out as. */
function complexType(format: SampleFormat, bits: number): SampleType | undefined {
  const isInteger = format === "complex-int";
  if (!isInteger && format !== "complex-float") return undefined;
  if (bits === (isInteger ? 32 : 64))
    return { name: "float32", native: false, create: (length) => new Float32Array(length) };
  if (bits === (isInteger ? 64 : 128))
    return { name: "float64", native: false, create: (length) => new Float64Array(length) };
  return undefined;
}
