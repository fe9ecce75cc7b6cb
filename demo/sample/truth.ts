import { observe, type Observation } from "./scene/observe.ts";
import { isSeen, swathCut } from "./scene/swath.ts";
import { dayOfYear, SEASON } from "./season.ts";
import { skyOn, type Sky } from "./sky/sky.ts";
import { pixelCentre, type SampleTile } from "./tiles.ts";
import { landAt } from "./world/land.ts";
import { surfaceOn, type Surface } from "./world/surface.ts";

/**
 * The formula behind every pixel. The season is one function of place and day; a file is that function at
 * its pixel centres. So what a pixel, a mosaic or a series must show can be computed without a file.
 */
export function reflectanceAt(x31: number, y31: number, dayIndex: number): Observation {
  const { surface, sky } = dayState(dayIndex);
  const land = landAt(x31, y31, { base: 0, over: 0, mix: 0, vigour: 0, soil: 0 });
  return observe(surface, sky, land, x31, y31, { b04: 0, b08: 0, scl: 0, ndviDn: 0 });
}

/**
 * What a pixel of a tile holds on a day; `metres` is its size, 10 for B04, B08 and NDVI, 20 for SCL.
 * Undefined where the swath did not reach: the files then hold nodata (0, for NDVI 255).
 */
export function pixelAt(
  tile: SampleTile,
  column: number,
  row: number,
  metres: 10 | 20,
  dayIndex: number,
): Observation | undefined {
  const acquisition = SEASON[dayIndex];
  if (acquisition === undefined) throw new RangeError(`The sample season has no acquisition ${dayIndex}.`);
  if (!isSeen(swathCut(tile, acquisition), (column + 0.5) * metres, (row + 0.5) * metres)) return undefined;
  const [x31, y31] = pixelCentre(tile, column, row, metres);
  return reflectanceAt(x31, y31, dayIndex);
}

interface DayState {
  readonly surface: Surface;
  readonly sky: Sky;
}

const days = new Map<number, DayState>();

/** Ground and sky of an acquisition; kept, because a series asks for all of them again and again. */
function dayState(dayIndex: number): DayState {
  const known = days.get(dayIndex);
  if (known !== undefined) return known;
  const acquisition = SEASON[dayIndex];
  if (acquisition === undefined) throw new RangeError(`The sample season has no acquisition ${dayIndex}.`);
  const state = { surface: surfaceOn(dayOfYear(acquisition)), sky: skyOn(acquisition) };
  days.set(dayIndex, state);
  return state;
}
