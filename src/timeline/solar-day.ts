import type { Scene } from "../catalogue/types.ts";
import type { BBox } from "../geo/types.ts";

const DAY_MS = 86_400_000;
/** The sun moves 15° of longitude per hour. */
const MS_PER_DEGREE = DAY_MS / 360;

/**
 * The day of a scene where it lies: UTC shifted by longitude/15 hours. A UTC date would cut the passes of one
 * morning in two in eastern Asia, Australia and the Pacific. Collections whose scenes are all at exactly 00:00:00
 * UTC carry dates and no times (composites, daily mosaics): such a date is the day anywhere.
 * @param scenes all that are to be told apart
 * @returns YYYY-MM-DD of a scene
 */
export function solarDayOf(scenes: readonly Scene[]): (scene: Scene) => string {
  const timed = new Set(
    scenes.filter(({ datetime }) => Date.parse(datetime) % DAY_MS !== 0).map(({ collection }) => collection),
  );
  return (scene) => {
    const utc = Date.parse(scene.datetime);
    const shift = timed.has(scene.collection) ? middleLongitude(scene.bbox) * MS_PER_DEGREE : 0;
    return new Date(utc + shift).toISOString().slice(0, 10);
  };
}

function middleLongitude([west, , east]: BBox): number {
  if (west <= east) return (west + east) / 2;
  const middle = (west + east + 360) / 2;
  return middle > 180 ? middle - 360 : middle;
}
