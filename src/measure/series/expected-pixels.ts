import { extentOf } from "../../geo/bbox/bbox-of-points.ts";
import { findBand } from "../../recipe/expression/resolve-band.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { positionsOf } from "../positions.ts";
import type { Place } from "../types.ts";
import { referencesOf } from "./needed-files.ts";

const METRES_PER_DEGREE = 111_320;
/** No satellite's pixel has so few metres: smaller numbers are degrees. */
const LEAST_METRES = 0.1;

/**
 * Pixels of the rectangle around a place at full resolution, about; undefined where the items do not tell the size of
 * their pixels.
 */
export function expectedPixels(
  { geometry }: Pick<Place, "geometry">,
  slices: readonly Pick<Slice, "scenes">[],
  recipe: Recipe,
): number | undefined {
  if (geometry.type === "Point") return 1;
  const [west, south, east, north] = extentOf(positionsOf(geometry));
  const metres = METRES_PER_DEGREE * Math.cos(((south + north) / 2) * (Math.PI / 180));
  const pixel = pixelSize(slices, recipe);
  if (!pixel) return undefined;
  const [width, height] = pixel.map((size) => (size < LEAST_METRES ? size * METRES_PER_DEGREE : size));
  const across = ((east - west) * metres) / (width ?? 1);
  const down = ((north - south) * METRES_PER_DEGREE) / (height ?? 1);
  return Math.ceil(across) * Math.ceil(down);
}

/** Of the first band that the recipe reads, in units of its projection, as the first item that tells has it. */
function pixelSize(
  slices: readonly Pick<Slice, "scenes">[],
  recipe: Recipe,
): readonly [width: number, height: number] | undefined {
  const [reference] = referencesOf(recipe);
  if (reference === undefined) return undefined;
  for (const { scenes } of slices) {
    for (const scene of scenes) {
      const transform = findBand(reference, scene)?.asset.projection.transform;
      const [a = 0, b = 0, , d = 0, e = 0] = transform ?? [];
      const size = [Math.hypot(a, d), Math.hypot(b, e)] as const;
      if (size[0] > 0 && size[1] > 0) return size;
    }
  }
  return undefined;
}
