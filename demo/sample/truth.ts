import { acquisitionAt } from "./acquisitions.ts";
import { surveyPoint } from "./scene/land-map.ts";
import { observationsOf, observe } from "./scene/observe.ts";
import { isSeen, swathCut } from "./scene/swath.ts";
import { skyOn, type Sky } from "./sky/sky.ts";
import { pixelCentre, type SampleTile } from "./tiles.ts";
import { surfaceOn, type Surface } from "./world/surface.ts";

/** What one pixel holds: DNs of B04 and B08, class of SCL, DN of NDVI. */
export interface TruePixel {
  readonly b04: number;
  readonly b08: number;
  readonly scl: number;
  readonly ndviDn: number;
}

/**
 * The formula behind every pixel. The season is one function of place (UTM 31N metres) and day (index into
 * `ACQUISITIONS`); a file is that function at its pixel centres. So what a pixel, a mosaic or a series must show
 * can be computed without a file.
 */
export function reflectanceAt(x31: number, y31: number, dayIndex: number): TruePixel {
  const { surface, sky } = dayState(dayIndex);
  const seen = observationsOf(1);
  observe(surface, sky, surveyPoint(x31, y31), seen);
  const { b04, b08, scl, ndvi } = seen;
  return { b04: b04[0] ?? 0, b08: b08[0] ?? 0, scl: scl[0] ?? 0, ndviDn: ndvi[0] ?? 0 };
}

/**
 * What a pixel of a tile holds on a day; `metres` is its size, 10 for B04, B08 and NDVI, 20 for SCL; in earlier years
 * 20 for NDVI too.
 * Undefined where the swath did not reach: the files then hold nodata (0, for NDVI 255).
 */
export function pixelAt(
  tile: SampleTile,
  column: number,
  row: number,
  metres: 10 | 20,
  dayIndex: number,
): TruePixel | undefined {
  if (!isSeen(swathCut(tile, acquisitionAt(dayIndex)), (column + 0.5) * metres, (row + 0.5) * metres))
    return undefined;
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
  const acquisition = acquisitionAt(dayIndex);
  const state = { surface: surfaceOn(acquisition), sky: skyOn(acquisition) };
  days.set(dayIndex, state);
  return state;
}
