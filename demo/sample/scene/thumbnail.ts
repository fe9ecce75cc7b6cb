import type { Band } from "../cog/block.ts";
import { encodePng } from "../png/png.ts";
import { smoothstep } from "../world/noise.ts";
import { NODATA } from "./render.ts";

/** Reflectance shown as full brightness. */
const WHITE = 0.36;

/** Brightness comes in steps of four, which nobody sees and a PNG file gets a third smaller by. */
function shade(reflectance: number): number {
  return Math.round(63 * Math.min(1, Math.max(0, reflectance / WHITE)) ** 0.72) * 4 + 3;
}

/**
 * A small picture of a scene in colours close to nature. The sample has no green and blue band, so both
 * are guessed: plants reflect near infrared and a little green, clouds are as white as they are red.
 */
export function encodeThumbnail(red: Band, nearInfrared: Band): Buffer {
  const rgba = new Uint8Array(red.values.length * 4);
  for (let index = 0; index < red.values.length; index += 1) {
    if (red.values[index] === NODATA.reflectance) continue;
    const r = (red.values[index] ?? 0) / 10_000;
    const n = (nearInfrared.values[index] ?? 0) / 10_000;
    const white = smoothstep(0.2, 0.42, r);
    const green = 0.72 * r + 0.1 * n;
    const blue = 0.58 * r + 0.03 * n + 0.014;
    rgba.set(
      [shade(r), shade(green + white * (r - green)), shade(blue + white * (r - blue)), 255],
      index * 4,
    );
  }
  return encodePng(rgba, red.width, red.height);
}
