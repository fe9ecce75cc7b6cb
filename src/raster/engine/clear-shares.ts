import { inBatches } from "../../async/in-batches.ts";
import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { type Problem, ProblemError, isAbort, problemOf } from "../../problem/problem.ts";
import type { ClassesRecipe, Mask } from "../../recipe/types.ts";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Area } from "../area/area-pixels.ts";
import type { AreaStatistics } from "./area-statistics.ts";

/** How much of an area an acquisition shows. Plain and cloneable. */
export interface ClearShare {
  /** Pixels that have data and are not masked ÷ all pixels of the area, 0 to 1. */
  readonly clear: number;
  /** Pixels that have data ÷ all pixels of the area; never less than `clear`. */
  readonly covered: number;
  /** All pixels of the area, in the overview that was read; 0 where no scene lies. */
  readonly pixels: number;
}

/** Of a slice as one mosaic, and of each of its scenes. */
export interface ClearShares {
  readonly step: ClearShare;
  /** By their ids; without those that could not be read. */
  readonly scenes: Readonly<Record<string, ClearShare>>;
}

export interface ClearSharesTarget {
  readonly area: Area;
  /** Longitude and latitude around the area. */
  readonly bbox: BBox;
  /** Hides only what is no data in the band of the mask; null where the file's own nodata tells. */
  readonly empty: Mask | null;
}

type Statistics = AreaStatistics & { readonly problems: readonly Problem[] };
type StatisticsOf = (
  slice: Slice,
  recipe: ClassesRecipe,
  area: Area,
  maxPixels: number,
) => Promise<Statistics>;

/** Pixels of the rectangle around the area: an overview of one or two blocks, and shares good to about a per cent. */
const FEWEST_PIXELS = 128 * 128;
/** Where even the coarsest overview has more, up to this many. */
const MOST_PIXELS = 4_000_000;
const SCENES_AT_A_TIME = 4;
const NOTHING: ClearShare = { clear: 0, covered: 0, pixels: 0 };

/**
 * Reads the mask's band alone, from an overview. The shares of a slice are those of its mosaic: what is clear in one of its
 * scenes is clear.
 * @param recipe the band of a mask, masked by it
 * @throws ProblemError when no scene could be read; AbortError
 */
export async function clearSharesOf(
  slice: Slice,
  recipe: ClassesRecipe,
  { area, bbox, empty }: ClearSharesTarget,
  statisticsOf: StatisticsOf,
): Promise<{ readonly shares: ClearShares; readonly problems: readonly Problem[] }> {
  const shareOf = async (part: Slice) => {
    const seen = await atOverview((pixels) => statisticsOf(part, { ...recipe, mask: empty }, area, pixels));
    if (seen.pixels === 0) return { share: NOTHING, problems: seen.problems };
    const clear = await atOverview((pixels) => statisticsOf(part, recipe, area, pixels));
    const share = {
      clear: clear.valid / seen.pixels,
      covered: seen.valid / seen.pixels,
      pixels: seen.pixels,
    };
    return { share, problems: seen.problems };
  };
  const { share: step, problems } = await shareOf(slice);
  const [only, ...others] = slice.scenes;
  if (only && others.length === 0) return { shares: { step, scenes: { [only.id]: step } }, problems };
  const scenes = await inBatches(slice.scenes, SCENES_AT_A_TIME, async (scene) => {
    if (!bboxIntersects(scene.bbox, bbox)) return [[scene.id, { ...NOTHING, pixels: step.pixels }] as const];
    try {
      return [[scene.id, (await shareOf({ ...slice, scenes: [scene] })).share] as const];
    } catch (error) {
      if (isAbort(error)) throw error;
      // The step has told of it.
      return [];
    }
  });
  return { shares: { step, scenes: Object.fromEntries(scenes.flat()) }, problems };
}

/** The finest overview with few pixels; where the coarsest has many, that one. */
async function atOverview(read: (maxPixels: number) => Promise<Statistics>): Promise<Statistics> {
  for (let pixels = FEWEST_PIXELS; ; pixels *= 4) {
    try {
      return await read(Math.min(pixels, MOST_PIXELS));
    } catch (error) {
      const isTooLarge = error instanceof ProblemError && problemOf(error).kind === "limit";
      if (!isTooLarge || pixels >= MOST_PIXELS) throw error;
    }
  }
}
