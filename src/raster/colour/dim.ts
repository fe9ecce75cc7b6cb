import type { Rgba } from "./paint.ts";

type Range = readonly [low: number, high: number];

/** Of the opacity, so that the ground shows through what does not stand out. */
const OPACITY_SHARE = 0.3;
/** Of red, green and blue: Rec. 709. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/**
 * Makes pixels faint and grey whose value lies outside of a range, in place. Greys are told from colours by everyone,
 * and faintness tells them from grey colormaps.
 * @param values one per pixel of the picture
 * @param range ends included
 */
export function dimmedOutside(picture: Rgba, values: Float32Array, [low, high]: Range): Rgba {
  const [red, green, blue] = LUMA;
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const value = values[pixel] ?? Number.NaN;
    if (value >= low && value <= high) continue;
    const at = pixel * 4;
    const grey = (picture[at] ?? 0) * red + (picture[at + 1] ?? 0) * green + (picture[at + 2] ?? 0) * blue;
    picture[at] = grey;
    picture[at + 1] = grey;
    picture[at + 2] = grey;
    picture[at + 3] = (picture[at + 3] ?? 0) * OPACITY_SHARE;
  }
  return picture;
}
