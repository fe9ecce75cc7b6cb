import { COLORMAP_SIZE } from "./colormap.ts";

/** RGBA bytes of a tile, not premultiplied, ready for `ImageData`. */
export type Picture = Uint8ClampedArray<ArrayBuffer>;

type Range = readonly [low: number, high: number];

/**
 * One value a pixel through a colour table; NaN is transparent, values beyond the ends take the end's
 * colour.
 * @param table `COLORMAP_SIZE` colours as RGBA bytes
 */
export function paintValues(values: Float32Array, rescale: Range, table: Uint8Array): Picture {
  const colours = new Uint32Array(table.slice().buffer);
  const pixels = new Uint32Array(values.length);
  const [low, high] = rescale;
  const steps = COLORMAP_SIZE - 1;
  // A range without width is a threshold: below it the low colour, from it on the high one.
  const factor = high === low ? Infinity : steps / (high - low);
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    const value = values[pixel] ?? Number.NaN;
    if (value !== value) continue;
    const position = value === low ? (factor === Infinity ? steps : 0) : (value - low) * factor;
    const index = position <= 0 ? 0 : position >= steps ? steps : (position + 0.5) | 0;
    pixels[pixel] = colours[index] ?? 0;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Three values a pixel as red, green and blue; transparent where any is NaN. */
export function paintRgb(planes: readonly Float32Array[], rescale: Range): Picture {
  const [red, green, blue] = planes;
  const picture = new Uint8ClampedArray((red?.length ?? 0) * 4);
  if (!red || !green || !blue) return picture;
  const [low, high] = rescale;
  const factor = high === low ? Infinity : 255 / (high - low);
  for (let pixel = 0; pixel < red.length; pixel += 1) {
    const r = ((red[pixel] ?? Number.NaN) - low) * factor;
    const g = ((green[pixel] ?? Number.NaN) - low) * factor;
    const b = ((blue[pixel] ?? Number.NaN) - low) * factor;
    const sum = r + g + b;
    if (sum !== sum) continue;
    // The array itself rounds and clamps.
    picture[pixel * 4] = r;
    picture[pixel * 4 + 1] = g;
    picture[pixel * 4 + 2] = b;
    picture[pixel * 4 + 3] = 255;
  }
  return picture;
}

/** Whole numbers as the colours of their classes; classes without a colour are transparent. */
export function paintClasses(values: Float32Array, palette: ReadonlyMap<number, number>): Picture {
  const pixels = new Uint32Array(values.length);
  let lastValue = Number.NaN;
  let lastColour = 0;
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    const value = values[pixel] ?? Number.NaN;
    if (value !== value) continue;
    if (value !== lastValue) {
      lastValue = value;
      lastColour = palette.get(value) ?? 0;
    }
    pixels[pixel] = lastColour;
  }
  return new Uint8ClampedArray(pixels.buffer);
}
