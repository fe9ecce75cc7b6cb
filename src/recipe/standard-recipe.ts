import type { NamedMask } from "./masks.ts";
import type { NamedRecipe, Recipe } from "./types.ts";

/**
 * The recipe of a collection until another is chosen: the first one, without clouds where they are
 * known. NDVI of a cloud is meaningless, and clouds hide how a season went.
 */
export function standardRecipe(recipes: readonly NamedRecipe[], masks: readonly NamedMask[]): Recipe | null {
  const recipe = recipes[0]?.recipe;
  if (!recipe) return null;
  const [best] = masks;
  return recipe.kind === "expression" && recipe.mask === null && best
    ? { ...recipe, mask: best.mask }
    : recipe;
}
