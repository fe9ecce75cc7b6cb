import type { Band } from "./block.ts";

function halve(band: Band, pick: (a: number, b: number, c: number, d: number) => number): Band {
  const { samples = 1 } = band;
  const width = band.width / 2;
  const height = band.height / 2;
  const size = width * height * samples;
  const values = band.values instanceof Uint16Array ? new Uint16Array(size) : new Uint8Array(size);
  const [across, down] = [samples, band.width * samples];
  for (let row = 0; row < height; row += 1) {
    for (let cell = 0; cell < width * samples; cell += 1) {
      const sample = cell % samples;
      const from = row * 2 * down + (cell - sample) * 2 + sample;
      values[row * width * samples + cell] = pick(
        band.values[from] ?? 0,
        band.values[from + across] ?? 0,
        band.values[from + down] ?? 0,
        band.values[from + down + across] ?? 0,
      );
    }
  }
  return { ...band, width, height, values };
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
