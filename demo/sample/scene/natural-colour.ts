import type { Band } from "../cog/block.ts";
import { smoothstep } from "../world/noise.ts";
import { NODATA } from "./nodata.ts";

/** Reflectance shown as full brightness. */
const WHITE = 0.36;
/** Brightness by DN of reflectance: worked out once, because powers are slow. */
const SHADES = Uint8Array.from({ length: 10_001 }, (_, dn) => shade(dn / 10_000));

/** Brightness comes in steps of four, which cannot be seen and a PNG file gets a third smaller by. Never 0: no data. */
function shade(reflectance: number): number {
  return Math.round(63 * Math.min(1, Math.max(0, reflectance / WHITE)) ** 0.72) * 4 + 3;
}

/**
 * Colours close to nature, three bytes per pixel; black where there is no data. The sample has no green and blue
 * band, so both are guessed: plants reflect near infrared and a little green, clouds are as white as they are red.
 * @param red DNs
 * @param nearInfrared DNs of the same pixels
 */
export function naturalColour(red: Band["values"], nearInfrared: Band["values"]): Uint8Array {
  const rgb = new Uint8Array(red.length * 3);
  for (let index = 0; index < red.length; index += 1) {
    const r = red[index] ?? 0;
    if (r === NODATA.reflectance) continue;
    const n = nearInfrared[index] ?? 0;
    const white = smoothstep(0.2, 0.42, r / 10_000);
    const green = 0.72 * r + 0.1 * n;
    const blue = 0.58 * r + 0.03 * n + 140;
    rgb[index * 3] = shadeOf(r);
    rgb[index * 3 + 1] = shadeOf(green + white * (r - green));
    rgb[index * 3 + 2] = shadeOf(blue + white * (r - blue));
  }
  return rgb;
}

function shadeOf(dn: number): number {
  return SHADES[Math.round(dn)] ?? 255;
}
