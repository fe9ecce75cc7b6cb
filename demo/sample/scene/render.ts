import type { Sky } from "../sky/sky.ts";
import type { LandPoint } from "../world/land.ts";
import type { Surface } from "../world/surface.ts";
import type { LandMap } from "./land-map.ts";
import { observe, SCL, type Observation } from "./observe.ts";
import { isSeen } from "./swath.ts";

/** DNs that mean "no data" in the sample's files. */
export const NODATA = { reflectance: 0, scl: 0, ndvi: 255 } as const;

export interface SceneBands {
  readonly b04: Uint16Array;
  readonly b08: Uint16Array;
  readonly ndvi: Uint8Array;
  readonly scl: Uint8Array;
  /** Per cent of the seen pixels that are cloud or cirrus, by the scene classification. */
  readonly cloudCover: number;
  /** Per cent of the pixels that the swath did not reach. */
  readonly nodataShare: number;
}

type Visit = (index: number, observation: Observation | undefined) => void;

function visitPixels(
  map: LandMap,
  surface: Surface,
  sky: Sky,
  cut: readonly [number, number] | undefined,
  visit: Visit,
): void {
  const land: LandPoint = { base: 0, over: 0, mix: 0, vigour: 0, soil: 0 };
  const observation: Observation = { b04: 0, b08: 0, scl: 0, ndviDn: 0 };
  for (let index = 0; index < map.size * map.size; index += 1) {
    const column = index % map.size;
    const row = (index - column) / map.size;
    if (!isSeen(cut, (column + 0.5) * map.metres, (row + 0.5) * map.metres)) {
      visit(index, undefined);
      continue;
    }
    land.base = map.base[index] ?? 0;
    land.over = map.over[index] ?? 0;
    land.mix = map.mix[index] ?? 0;
    land.vigour = map.vigour[index] ?? 0;
    land.soil = map.soil[index] ?? 0;
    visit(index, observe(surface, sky, land, map.x[index] ?? 0, map.y[index] ?? 0, observation));
  }
}

/** All bands of one tile on one day: `fine` is its land at 10 m, `coarse` at 20 m. */
export function renderScene(
  fine: LandMap,
  coarse: LandMap,
  surface: Surface,
  sky: Sky,
  cut: readonly [number, number] | undefined,
): SceneBands {
  const cells = fine.size * fine.size;
  const b04 = new Uint16Array(cells);
  const b08 = new Uint16Array(cells);
  const ndvi = new Uint8Array(cells);
  visitPixels(fine, surface, sky, cut, (index, seen) => {
    b04[index] = seen?.b04 ?? NODATA.reflectance;
    b08[index] = seen?.b08 ?? NODATA.reflectance;
    ndvi[index] = seen?.ndviDn ?? NODATA.ndvi;
  });
  const scl = new Uint8Array(coarse.size * coarse.size);
  let seenPixels = 0;
  let cloudy = 0;
  visitPixels(coarse, surface, sky, cut, (index, seen) => {
    scl[index] = seen?.scl ?? NODATA.scl;
    if (seen === undefined) return;
    seenPixels += 1;
    if (seen.scl >= SCL.cloudMedium) cloudy += 1;
  });
  return {
    b04,
    b08,
    ndvi,
    scl,
    cloudCover: seenPixels === 0 ? 100 : (100 * cloudy) / seenPixels,
    nodataShare: 100 - (100 * seenPixels) / scl.length,
  };
}
