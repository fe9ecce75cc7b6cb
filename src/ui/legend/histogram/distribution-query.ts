import { dataKey } from "../../../recipe/same-data.ts";
import type { Recipe } from "../../../recipe/types.ts";
import type { PlaceGeometry } from "../../../measure/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { Camera } from "../../../view/types.ts";

/** The first part of the keys under which the values in view are kept. */
export const DISTRIBUTION = "distribution";

export type DistributionKey = readonly [
  typeof DISTRIBUTION,
  data: string,
  area: string,
  slice: string,
  camera: string,
];

/**
 * Equal for views or areas with equal values: colours and range do not count, and for an area the view does not.
 * @param area null for what is in view
 */
export function distributionKey(
  recipe: Recipe,
  slice: Slice,
  camera: Camera | null,
  area: PlaceGeometry | null,
): DistributionKey {
  const seen = area ? "" : JSON.stringify(camera);
  return [DISTRIBUTION, dataKey(recipe), JSON.stringify(area), slice.id, seen];
}

/**
 * Whether values may stand in until others are read: they are of the same quantity, and of the same area or, both,
 * of a view.
 */
export function mayStandIn(key: readonly unknown[] | undefined, next: DistributionKey): boolean {
  return key !== undefined && key[0] === next[0] && key[1] === next[1] && key[2] === next[2];
}
