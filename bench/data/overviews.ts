import type { Band } from "../../demo/sample/cog/block.ts";

/** Smallest overview: below a block there is nothing left to skip. */
const SMALLEST = 512;

/** The band and its overviews, each half the size of the one before, rounded up as GDAL does. */
export function withOverviews(band: Band): Band[] {
  const levels = [band];
  let last = band;
  while (Math.ceil(last.width / 2) >= SMALLEST) {
    last = halved(last);
    levels.push(last);
  }
  return levels;
}

/** Means of four; at an odd edge the last column or row stands for its missing neighbour. */
function halved({ width, height, values }: Band): Band {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const cells = half.width * half.height;
  const means = values instanceof Uint16Array ? new Uint16Array(cells) : new Uint8Array(cells);
  for (let row = 0; row < half.height; row += 1) {
    const upper = row * 2 * width;
    const lower = Math.min(row * 2 + 1, height - 1) * width;
    for (let column = 0; column < half.width; column += 1) {
      const left = column * 2;
      const right = Math.min(left + 1, width - 1);
      const sum =
        (values[upper + left] ?? 0) +
        (values[upper + right] ?? 0) +
        (values[lower + left] ?? 0) +
        (values[lower + right] ?? 0);
      means[row * half.width + column] = (sum + 2) >> 2;
    }
  }
  return { ...half, values: means };
}
