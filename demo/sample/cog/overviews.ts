import type { Band } from "./block.ts";

function halve(band: Band, pick: (a: number, b: number, c: number, d: number) => number): Band {
  const width = band.width / 2;
  const height = band.height / 2;
  const values =
    band.values instanceof Uint16Array ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = row * 2 * band.width + column * 2;
      values[row * width + column] = pick(
        band.values[from] ?? 0,
        band.values[from + 1] ?? 0,
        band.values[from + band.width] ?? 0,
        band.values[from + band.width + 1] ?? 0,
      );
    }
  }
  return { width, height, values };
}

/** Half the resolution: the mean of those of four pixels that hold data, rounded to a multiple of `step`. */
export function averaged(band: Band, nodata: number, step: number): Band {
  return halve(band, (a, b, c, d) => {
    let sum = 0;
    let count = 0;
    if (a !== nodata) [sum, count] = [sum + a, count + 1];
    if (b !== nodata) [sum, count] = [sum + b, count + 1];
    if (c !== nodata) [sum, count] = [sum + c, count + 1];
    if (d !== nodata) [sum, count] = [sum + d, count + 1];
    return count === 0 ? nodata : Math.round(sum / (count * step)) * step;
  });
}

/** Half the resolution for classes: the commonest of four pixels, the first of them when they tie. */
export function commonest(band: Band): Band {
  return halve(band, (a, b, c, d) => {
    if (a === b || a === c || a === d) return a;
    if (b === c || b === d) return b;
    return c === d ? c : a;
  });
}

/** The band and its overviews: halved `count` times by `reduce`. */
export function pyramid(band: Band, count: number, reduce: (band: Band) => Band): Band[] {
  const levels = [band];
  let current = band;
  for (let level = 0; level < count; level += 1) {
    current = reduce(current);
    levels.push(current);
  }
  return levels;
}
