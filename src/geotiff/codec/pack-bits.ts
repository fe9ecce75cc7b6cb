import type { Decoder } from "./types.ts";

/** PackBits run lengths (TIFF 6.0, section 9). */
export const packBits: Decoder = (encoded, expectedBytes) => {
  const output = new Uint8Array(expectedBytes);
  let filled = 0;
  let position = 0;
  while (position < encoded.length && filled < expectedBytes) {
    const control = ((encoded[position] ?? 0) << 24) >> 24;
    position += 1;
    if (control >= 0) {
      const run = encoded.subarray(position, position + Math.min(control + 1, expectedBytes - filled));
      output.set(run, filled);
      filled += run.length;
      position += control + 1;
    } else if (control !== -128) {
      const end = Math.min(expectedBytes, filled + 1 - control);
      if (position >= encoded.length) break;
      output.fill(encoded[position] ?? 0, filled, end);
      filled = end;
      position += 1;
    }
  }
  return output.subarray(0, filled);
};
