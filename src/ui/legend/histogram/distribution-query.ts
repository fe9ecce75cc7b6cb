import { dataKey } from "../../../recipe/same-data.ts";
import type { Recipe } from "../../../recipe/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { Camera } from "../../../view/types.ts";

/** The first part of the keys under which the values in view are kept. */
export const DISTRIBUTION = "distribution";

export type DistributionKey = readonly [typeof DISTRIBUTION, data: string, slice: string, camera: string];

/** Equal for views with equal values: colours and range do not count. */
export function distributionKey(recipe: Recipe, slice: Slice, camera: Camera | null): DistributionKey {
  return [DISTRIBUTION, dataKey(recipe), slice.id, JSON.stringify(camera)];
}

/** Whether the values of one view may stand in until those of the other are read: they are of the same quantity. */
export function mayStandIn(key: readonly unknown[] | undefined, next: DistributionKey): boolean {
  return key !== undefined && key[0] === next[0] && key[1] === next[1];
}
