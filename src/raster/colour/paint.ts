import { COLORMAP_SIZE } from "./colormap.ts";

/** RGBA bytes of a tile, not premultiplied, ready for `ImageData`. */
export type Rgba = Uint8ClampedArray<ArrayBuffer>;

type Range = readonly [low: number, high: number];

/**
 * One value per pixel through a colour table; NaN is transparent, values beyond the ends take the end's
 * colour.
 * @param table `COLORMAP_SIZE` colours as RGBA bytes
 */
export function paintValues(values: Float32Array, rescale: Range, table: Uint8Array): Rgba {
  // Signed, because unsigned numbers of 32 bits do not fit the processor's way of counting: twice as fast.
  const colours = new Int32Array(table.slice().buffer);
  const pixels = new Int32Array(values.length);
  const [low, high] = rescale;
  const last = COLORMAP_SIZE - 1;
  if (high === low) return threshold(values, low, colours);
  const factor = last / (high - low);
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    const position = ((values[pixel] ?? Number.NaN) - low) * factor + 0.5;
    if (position !== position) continue;
    pixels[pixel] = colours[position < 0 ? 0 : position > last ? last : position | 0] ?? 0;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** A range without width: below it the low colour, from it on the high one. */
function threshold(values: Float32Array, limit: number, colours: Int32Array): Rgba {
  const pixels = Int32Array.from(values, (value) =>
    value !== value ? 0 : (colours[value < limit ? 0 : COLORMAP_SIZE - 1] ?? 0),
  );
  return new Uint8ClampedArray(pixels.buffer);
}

/** Three values per pixel as red, green and blue; transparent where any is NaN. */
export function paintRgb(planes: readonly Float32Array[], rescale: Range): Rgba {
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
export function paintClasses(values: Float32Array, palette: ReadonlyMap<number, number>): Rgba {
  const pixels = new Int32Array(values.length);
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
