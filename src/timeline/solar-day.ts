import type { Scene } from "../catalogue/types.ts";
import type { BBox } from "../geo/types.ts";

const DAY_MS = 86_400_000;
/** The sun moves 15° of longitude per hour. */
const MS_PER_DEGREE = DAY_MS / 360;

/**
 * The day of a scene where it lies: UTC shifted by longitude/15 hours. A UTC date would cut the
 * passes of one morning in two in eastern Asia, Australia and the Pacific.
 * @returns YYYY-MM-DD
 */
export function solarDay(scene: Scene): string {
  return new Date(solarTime(scene)).toISOString().slice(0, 10);
}

/**
 * Mean solar time at the middle of the scene, milliseconds since the epoch. A scene at exactly
 * 00:00:00 UTC carries a date and no time (composites, daily mosaics): that date is its day anywhere.
 */
function solarTime(scene: Scene): number {
  const utc = Date.parse(scene.datetime);
  return utc % DAY_MS === 0 ? utc : utc + middleLongitude(scene.bbox) * MS_PER_DEGREE;
}

function middleLongitude([west, , east]: BBox): number {
  if (west <= east) return (west + east) / 2;
  const middle = (west + east + 360) / 2;
  return middle > 180 ? middle - 360 : middle;
}
