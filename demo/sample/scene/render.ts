import type { Sky } from "../sky/sky.ts";
import type { Surface } from "../world/surface.ts";
import type { LandMap } from "./land-map.ts";
import { naturalColour } from "./natural-colour.ts";
import { NODATA } from "./nodata.ts";
import { observationsOf, observe, SCL, type Observations } from "./observe.ts";
import { isSeen, type SwathCut } from "./swath.ts";

export interface SceneBands {
  readonly b04: Uint16Array;
  readonly b08: Uint16Array;
  readonly ndvi: Uint8Array;
  readonly scl: Uint8Array;
  /** Red, green and blue of each pixel of 20 m. */
  readonly visual: Uint8Array;
  /** Per cent of the seen pixels that are cloud or cirrus, by the scene classification. */
  readonly cloudCover: number;
  /** Per cent of the pixels that the swath did not reach. */
  readonly nodataShare: number;
}

/** Calls `blank` with the index of every pixel that the swath did not reach; tells how many. */
function blankUnseen(map: LandMap, cut: SwathCut, blank: (index: number) => void): number {
  if (cut === undefined) return 0;
  let unseen = 0;
  for (let row = 0; row < map.size; row += 1) {
    for (let column = 0; column < map.size; column += 1) {
      if (isSeen(cut, (column + 0.5) * map.metres, (row + 0.5) * map.metres)) continue;
      blank(row * map.size + column);
      unseen += 1;
    }
  }
  return unseen;
}

/** All bands of one tile on one day: `fine` is its land at 10 m, `coarse` at 20 m. */
export function renderScene(
  fine: LandMap,
  coarse: LandMap,
  surface: Surface,
  sky: Sky,
  cut: SwathCut,
): SceneBands {
  const { b04, b08, ndvi } = observeMap(fine, surface, sky);
  blankUnseen(fine, cut, (index) => {
    b04[index] = NODATA.reflectance;
    b08[index] = NODATA.reflectance;
    ndvi[index] = NODATA.ndvi;
  });
  const { scl, ...wide } = observeMap(coarse, surface, sky);
  const unseen = blankUnseen(coarse, cut, (index) => {
    scl[index] = NODATA.scl;
    wide.b04[index] = NODATA.reflectance;
  });
  const cloudy = scl.reduce((count, value) => (value >= SCL.cloudMedium ? count + 1 : count), 0);
  return {
    b04,
    b08,
    ndvi,
    scl,
    visual: naturalColour(wide.b04, wide.b08),
    cloudCover: (100 * cloudy) / Math.max(1, scl.length - unseen),
    nodataShare: (100 * unseen) / scl.length,
  };
}

function observeMap(map: LandMap, surface: Surface, sky: Sky): Observations {
  const observations = observationsOf(map.size * map.size);
  observe(surface, sky, map, observations);
  return observations;
}
