import { chance } from "./noise.ts";
import { CONSTANT_COVERS, COVERS, ndviOn, reflectanceFor, type Calendar } from "./calendars.ts";
import { fieldsOf, LAND_COVERS, PARCEL_START } from "./land.ts";
import { dayOfYear, SEED, yearOf, type Acquisition } from "../season.ts";
import { afterDrought, lateDaysOn } from "./years.ts";

/**
 * The ground on one day: reflectance of every cover and parcel, and how strongly vigour and soil change
 * it. One row of `STRIDE` numbers for each index that a `LandPoint` can hold.
 */
export type Surface = Float64Array;

export const STRIDE = 5;
/** Offsets within a row. */
export const RED = 0;
export const NEAR_INFRARED = 1;
export const RED_BY_VIGOUR = 2;
export const NEAR_INFRARED_BY_VIGOUR = 3;
export const BY_SOIL = 4;

function writeRow(surface: Surface, index: number, of: Calendar, ndvi: number, wetness: number): void {
  const [red, nearInfrared] = reflectanceFor(of, ndvi);
  const bare = 1 - Math.min(1, Math.max(0, (ndvi - 0.15) / 0.5));
  // Differences within a field show most while plants grow or ripen: dense canopies even them out.
  const unfinished = 1 - 0.55 * Math.abs(ndvi - 0.5);
  const uneven = of.unevenness * unfinished;
  const soilTone = 1 - bare * wetness;
  surface[index * STRIDE + RED] = red * soilTone;
  surface[index * STRIDE + NEAR_INFRARED] = nearInfrared * soilTone;
  surface[index * STRIDE + RED_BY_VIGOUR] = -0.15 * uneven * (1 - bare * 0.7);
  surface[index * STRIDE + NEAR_INFRARED_BY_VIGOUR] = 0.075 * uneven * (1 - bare * 0.7);
  surface[index * STRIDE + BY_SOIL] = 0.2 * bare;
}

/** How much of a drought rough covers suffer, whose roots reach deeper than those of fields. */
const ROUGH_SHARE = 0.3;

/** The ground on the day of an acquisition. */
export function surfaceOn(acquisition: Acquisition): Surface {
  const [year, day] = [yearOf(acquisition), dayOfYear(acquisition)];
  const fields = fieldsOf(year);
  const grown = day - lateDaysOn(year, day);
  const surface = new Float64Array((PARCEL_START + fields.length) * STRIDE);
  // Bare soil is darker when wet: winters more than summers, and rain came when it came.
  const winter = 0.5 + 0.5 * Math.cos((2 * Math.PI * (day - 20)) / 365);
  const wetness = 0.05 + 0.18 * winter + 0.1 * chance(day, 7, SEED + 95);
  for (const [index, name] of LAND_COVERS.entries()) {
    if (name in CONSTANT_COVERS) {
      const [red, nearInfrared] = CONSTANT_COVERS[name as keyof typeof CONSTANT_COVERS];
      surface[index * STRIDE + RED] = red;
      surface[index * STRIDE + NEAR_INFRARED] = nearInfrared;
      surface[index * STRIDE + BY_SOIL] = 0.12;
    } else {
      const cover = COVERS[name as keyof typeof COVERS];
      const ndvi = afterDrought(year, day, ndviOn(cover, grown), ROUGH_SHARE);
      writeRow(surface, index, cover, ndvi, wetness);
    }
  }
  for (const [parcel, field] of fields.entries()) {
    const usual = ndviOn(field.calendar, grown - field.lateDays) * field.condition;
    const ndvi = afterDrought(year, day, usual, 1);
    writeRow(surface, PARCEL_START + parcel, field.calendar, ndvi, wetness);
  }
  return surface;
}
