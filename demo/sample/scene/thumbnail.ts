import type { Band } from "../cog/block.ts";
import { encodePng } from "../png/png.ts";
import { naturalColour } from "./natural-colour.ts";
import { NODATA } from "./nodata.ts";

/** A small picture of a scene in colours close to nature, transparent where there is no data. */
export function encodeThumbnail(red: Band, nearInfrared: Band): Buffer {
  const rgb = naturalColour(red.values, nearInfrared.values);
  const rgba = new Uint8Array(red.values.length * 4);
  for (let index = 0; index < red.values.length; index += 1) {
    if (red.values[index] === NODATA.reflectance) continue;
    rgba.set(rgb.subarray(index * 3, index * 3 + 3), index * 4);
    rgba[index * 4 + 3] = 255;
  }
  return encodePng(rgba, red.width, red.height);
}
