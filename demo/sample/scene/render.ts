import type { Sky } from "../sky/sky.ts";
import type { Surface } from "../world/surface.ts";
import type { LandMap } from "./land-map.ts";
import type { AssetKey } from "../stac/assets.ts";
import { naturalColour } from "./natural-colour.ts";
import { NODATA } from "./nodata.ts";
import { observationsOf, observe, SCL, type Observations } from "./observe.ts";
import { isSeen, type SwathCut } from "./swath.ts";

export interface SceneBands {
  /** By pixels of 10 m, in earlier years of 20 m; of 20 m for SCL and, three numbers each, for `visual`. */
  readonly bands: Readonly<Partial<Record<AssetKey, Uint8Array | Uint16Array>>>;
  /** What the thumbnail is made of. */
  readonly red: Uint16Array;
  readonly nearInfrared: Uint16Array;
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
  return {
    bands: { B04: b04, B08: b08, SCL: scl, NDVI: ndvi, visual: naturalColour(wide.b04, wide.b08) },
    red: b04,
    nearInfrared: b08,
    cloudCover: (100 * cloudy(scl)) / Math.max(1, scl.length - unseen),
    nodataShare: (100 * unseen) / scl.length,
  };
}

/** What is kept of a tile on a day of an earlier year: `coarse` is its land at 20 m. */
export function renderEarlier(coarse: LandMap, surface: Surface, sky: Sky): SceneBands {
  const { b04, b08, ndvi, scl } = observeMap(coarse, surface, sky);
  return {
    bands: { SCL: scl, NDVI: ndvi },
    red: b04,
    nearInfrared: b08,
    cloudCover: (100 * cloudy(scl)) / scl.length,
    nodataShare: 0,
  };
}

function cloudy(scl: Uint8Array): number {
  return scl.reduce((count, value) => (value >= SCL.cloudMedium ? count + 1 : count), 0);
}

function observeMap(map: LandMap, surface: Surface, sky: Sky): Observations {
  const observations = observationsOf(map.size * map.size);
  observe(surface, sky, map, observations);
  return observations;
}
