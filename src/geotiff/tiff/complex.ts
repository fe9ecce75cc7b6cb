import type { SampleFormat } from "../codec/layout.ts";
import type { SampleType } from "./sample-type.ts";
import type { PackedRows } from "./unpack.ts";
import type { Samples } from "./types.ts";

/** What is handed out of a complex sample, in the order of the bands: first of every sample the amplitude. */
export const COMPLEX_PARTS = ["amplitude", "intensity", "phase"] as const;

type Part = (typeof COMPLEX_PARTS)[number];

export function isComplex(format: SampleFormat): boolean {
  return format === "complex-int" || format === "complex-float";
}

/** Of a file with `samples` complex samples a pixel: which of them a band is of, and what of it. */
export function complexBand(band: number, samples: number): { readonly sample: number; readonly part: Part } {
  const part = COMPLEX_PARTS[Math.floor(band / samples)] ?? "amplitude";
  return { sample: band % samples, part };
}

/** Of the real and the imaginary part, as GDAL's derived datasets compute them; the phase in radians. */
const VALUES: Readonly<Record<Part, (real: number, imaginary: number) => number>> = {
  amplitude: (real, imaginary) => Math.sqrt(real * real + imaginary * imaginary),
  intensity: (real, imaginary) => real * real + imaginary * imaginary,
  phase: (real, imaginary) => Math.atan2(imaginary, real),
};

/**
 * One part of one complex sample of packed rows.
 * @param nodata the real part of pixels without data, whose imaginary part is the same or 0; they become NaN
 */
export function unpackComplex(
  rows: PackedRows,
  type: SampleType,
  { sample, part }: { readonly sample: number; readonly part: Part },
  length: number,
  nodata: number | undefined,
): Samples {
  const { width, height, samples } = rows;
  const target = type.create(length);
  const numbers = components(rows);
  const value = VALUES[part];
  const count = width * height;
  for (let pixel = 0, at = sample * 2; pixel < count; pixel += 1, at += samples * 2) {
    const real = numbers[at] ?? 0;
    const imaginary = numbers[at + 1] ?? 0;
    const isMissing = nodata !== undefined && Object.is(real + 0, nodata + 0);
    target[pixel] =
      isMissing && (imaginary === 0 || Object.is(imaginary, nodata)) ? NaN : value(real, imaginary);
  }
  return target;
}

/** Real and imaginary parts in turn. */
function components({ bytes, bitsPerSample, sampleFormat }: PackedRows): Samples {
  const { buffer, byteOffset, byteLength } = byteOffsetIsAligned(bytes) ? bytes : new Uint8Array(bytes);
  const length = Math.floor(byteLength / (bitsPerSample / 16));
  if (sampleFormat === "complex-float") {
    return bitsPerSample === 64
      ? new Float32Array(buffer, byteOffset, length)
      : new Float64Array(buffer, byteOffset, length);
  }
  return bitsPerSample === 32
    ? new Int16Array(buffer, byteOffset, length)
    : new Int32Array(buffer, byteOffset, length);
}
function byteOffsetIsAligned({ byteOffset }: Uint8Array): boolean {
  return byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
}
