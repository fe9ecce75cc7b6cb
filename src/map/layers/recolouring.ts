import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { sameData } from "../../recipe/same-data.ts";
import type { SliceLayer } from "./slice-layer.ts";

/**
 * While a colour is dragged a new recipe arrives every frame. A recolouring under way needs no
 * network and may finish, or a long drag would never show anything; then the newest is drawn.
 *
 * @param next the slice and the recipe that are requested now
 * @returns whether `target` is such a recolouring of what is shown, and `next` another one
 */
export function isRecolouring(
  shown: SliceLayer,
  target: SliceLayer,
  next: { readonly slice: Slice; readonly recipe: Recipe },
): boolean {
  if (target === shown || target.isComplete) return false;
  if (shown.slice.id !== next.slice.id || target.slice.id !== next.slice.id) return false;
  return sameData(shown.recipe, target.recipe) && sameData(target.recipe, next.recipe);
}
