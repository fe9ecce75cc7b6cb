import { EARLIER } from "./earlier.ts";
import { SEASON, type Acquisition } from "./season.ts";
import { TILES, type SampleTile } from "./tiles.ts";

/** The season, and after it the earlier years: what `dayIndex` counts through. */
export const ACQUISITIONS: readonly Acquisition[] = [...SEASON, ...EARLIER];

/** @throws RangeError beyond the last acquisition */
export function acquisitionAt(dayIndex: number): Acquisition {
  const acquisition = ACQUISITIONS[dayIndex];
  if (acquisition === undefined) throw new RangeError(`The sample has no acquisition ${dayIndex}.`);
  return acquisition;
}

/** Of earlier years only the middle tile is kept, with pixels of 20 m: enough to compare years, and quick to make. */
export function isEarlier(acquisition: Acquisition): boolean {
  return !SEASON.includes(acquisition);
}

/** The tiles an acquisition has. */
export function tilesOf(acquisition: Acquisition): readonly SampleTile[] {
  return isEarlier(acquisition) ? TILES.filter(({ letter }) => letter === "B") : TILES;
}
