import type { Samples } from "../src/geotiff/tiff/types.ts";

const primes = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43];

/** What GDALChecksumImage computes, which is how the truth describes overviews. */
export function checksumOf(samples: Samples): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) {
    sum = (sum + (asInteger(samples[index] ?? 0) % (primes[index % primes.length] ?? 1))) & 0xffff;
  }
  return sum;
}

function asInteger(value: number): number {
  if (!Number.isFinite(value)) return -2147483648;
  return Math.min(2147483647, Math.max(-2147483647, Math.floor(value + 0.5)));
}
