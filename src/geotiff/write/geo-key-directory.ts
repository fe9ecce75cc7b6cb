import { globals } from "geotiff";
import type { GeoKeys } from "./types.ts";

/** The three tags that hold GeoKeys (OGC GeoTIFF 1.1, section 7.1.1). */
export interface GeoKeyTags {
  readonly directory: readonly number[];
  readonly doubles: readonly number[];
  /** Every text ends with a vertical bar. */
  readonly ascii: string;
}

const DOUBLE_PARAMS_TAG = 34736;
const ASCII_PARAMS_TAG = 34737;
const RASTER_PIXEL_IS_AREA = 1;

/** Keys whose numbers are doubles; all other numbers are short integers (Annex B and C of the standard). */
function isDouble(id: number): boolean {
  return [2053, 2055, 2057, 2058, 2059, 2061, 2062, 3077].includes(id) || (id >= 3078 && id <= 3096);
}

/** Keys by the names that `readGeoKeys` gives them, in the order of their numbers, for pixels that are areas. */
export function geoKeyTags(keys: GeoKeys): GeoKeyTags {
  const entries: number[] = [];
  const doubles: number[] = [];
  let ascii = "";
  let count = 0;
  const all: GeoKeys = { ...keys, GTRasterTypeGeoKey: RASTER_PIXEL_IS_AREA };
  // Numbers are in ascending order as keys of an object.
  for (const [number, name] of Object.entries(globals.geoKeyNames)) {
    const value = all[name];
    if (value === undefined) continue;
    const id = Number(number);
    count += 1;
    if (typeof value === "string") {
      const text = `${value}|`;
      entries.push(id, ASCII_PARAMS_TAG, text.length, ascii.length);
      ascii += text;
    } else if (isDouble(id)) {
      const values = typeof value === "number" ? [value] : value;
      entries.push(id, DOUBLE_PARAMS_TAG, values.length, doubles.length);
      doubles.push(...values);
    } else {
      entries.push(id, 0, 1, typeof value === "number" ? value : (value[0] ?? 0));
    }
  }
  return { directory: [1, 1, 0, count, ...entries], doubles, ascii };
}
