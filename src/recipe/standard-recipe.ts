import type { NamedMask } from "./masks.ts";
import type { NamedRecipe, Recipe } from "./types.ts";

/**
 * What a collection is drawn with until somebody chooses: the first recipe, without clouds where they are
 * known. An index of a cloud is a number about nothing, and a season is not seen behind its clouds.
 */
export function standardRecipe(recipes: readonly NamedRecipe[], masks: readonly NamedMask[]): Recipe | null {
  const recipe = recipes[0]?.recipe;
  if (!recipe) return null;
  const [best] = masks;
  return recipe.kind === "expression" && recipe.mask === null && best
    ? { ...recipe, mask: best.mask }
    : recipe;
}
