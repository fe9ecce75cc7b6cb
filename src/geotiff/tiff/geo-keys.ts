import { globals } from "geotiff";
import type { Directory } from "./directory.ts";
import { tag } from "./tags.ts";

type GeoKeys = Record<string, number | string | readonly number[]>;

/**
 * The GeoKey directory by the names of geotiff.js, which projection libraries expect. Keys that point
 * outside of their arrays are left out: one damaged citation must not cost a file its place on Earth.
 */
export async function readGeoKeys(directory: Directory, signal?: AbortSignal): Promise<GeoKeys | null> {
  const table = await directory.numbers(tag.geoKeyDirectory, signal);
  if (table === undefined || table.length < 4) return null;
  const doubles = (await directory.numbers(tag.geoDoubleParams, signal)) ?? new Float64Array(0);
  const ascii = (await directory.text(tag.geoAsciiParams, signal)) ?? "";
  const names: Readonly<Record<number, string>> = globals.geoKeyNames;
  const keys: GeoKeys = {};
  const count = Math.min(table[3] ?? 0, Math.floor(table.length / 4) - 1);
  for (let index = 1; index <= count; index += 1) {
    const [id = 0, location = 0, length = 0, value = 0] = table.subarray(index * 4, index * 4 + 4);
    const name = names[id];
    if (name === undefined) continue;
    if (location === 0) {
      keys[name] = value;
    } else if (location === tag.geoDoubleParams && value + length <= doubles.length) {
      const values = [...doubles.subarray(value, value + length)];
      keys[name] = values.length === 1 && values[0] !== undefined ? values[0] : values;
    } else if (location === tag.geoAsciiParams) {
      // A vertical bar ends every text.
      keys[name] = ascii.slice(value, value + length).replace(/\|$/, "");
    } else if (location === tag.geoKeyDirectory && value + length <= table.length) {
      keys[name] = [...table.subarray(value, value + length)];
    }
  }
  return Object.keys(keys).length === 0 ? null : keys;
}
