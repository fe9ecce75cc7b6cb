/**
 * Pixels that are set, and all within so many columns and rows of one: dilation by a square.
 * @param pixels 0 or 1, row by row
 */
export function dilated(pixels: Uint8Array, width: number, radius: number): Uint8Array<ArrayBuffer> {
  return spread(spread(pixels, 1, width, radius), width, pixels.length / width, radius);
}

/** Along lines of `length` pixels that lie `step` apart from pixel to pixel. */
function spread(pixels: Uint8Array, step: number, length: number, radius: number): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(pixels.length);
  const lines = pixels.length / length;
  for (let line = 0; line < lines; line += 1) {
    const start = step === 1 ? line * length : line;
    // The next pixel of the line that is not yet set.
    let next = 0;
    for (let index = 0; index < length; index += 1) {
      if (pixels[start + index * step] !== 1) continue;
      const end = Math.min(length, index + radius + 1);
      for (next = Math.max(next, index - radius); next < end; next += 1) result[start + next * step] = 1;
    }
  }
  return result;
}
