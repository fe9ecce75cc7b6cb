import type { Place } from "./places.ts";
import { LARGE, METRES } from "./places.ts";

export type BandName = "red" | "nir";

/** Edges of a field in pixels. */
const FIELD = { width: 37, height: 23 };

/**
 * Grain of a band in digital numbers. With it a compressed block of 512² pixels takes about 290 kB, as
 * those of real Sentinel-2 scenes do; smooth made-up land would compress far better and flatter every reader.
 */
const GRAIN = 0.08;

/** A well-mixed 32-bit number for a pair of integers (the finaliser of MurmurHash3). */
function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How green a field is on a date, 0 to 1: each has a season of its own. */
function greenness(fieldColumn: number, fieldRow: number, date: number): number {
  const hash = mixed(fieldColumn, fieldRow);
  const phase = (hash & 0xff) / 256;
  const vigour = 0.3 + (0.7 * ((hash >>> 8) & 0xff)) / 256;
  return vigour * (0.5 + 0.5 * Math.sin(2 * Math.PI * (phase + date / 12)));
}

/**
 * Rows of fields with grain: surface reflectance × 10,000, as Sentinel-2 stores it. The same place on the
 * same date always has the same values.
 */
export function landRow(band: BandName, place: Place, date: number, row: number): Uint16Array {
  const values = new Uint16Array(place.size);
  const firstColumn = (place.left - LARGE.left) / METRES;
  const worldRow = row + (LARGE.top - place.top) / METRES;
  const fieldRow = Math.floor(worldRow / FIELD.height);
  const [low, high] = band === "red" ? [1800, 500] : [1700, 4800];
  let state = mixed(worldRow * 2 + (band === "red" ? 0 : 1), date + 1) || 1;
  let field = Number.NaN;
  let level = 0;
  for (let column = 0; column < place.size; column += 1) {
    const wanted = Math.floor((firstColumn + column) / FIELD.width);
    if (wanted !== field) {
      field = wanted;
      level = low + (high - low) * greenness(field, fieldRow, date);
    }
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // Four bytes added up are nearly normally distributed.
    const grain = (state & 0xff) + ((state >>> 8) & 0xff) + ((state >>> 16) & 0xff) + (state >>> 24) - 510;
    values[column] = Math.max(1, level + grain * GRAIN);
  }
  return values;
}

/** NDVI as Copernicus Land stores it: DN × 0.004 − 0.08, one byte, 255 for nodata. */
export function storedNdvi(red: number, nir: number): number {
  return Math.max(0, Math.min(254, Math.round(((nir - red) / (nir + red) + 0.08) / 0.004)));
}
