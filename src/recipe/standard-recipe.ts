import { chosenRecipe } from "./masking.ts";
import type { NamedMask, NamedRecipe, Recipe } from "./types.ts";

/** The recipe of a collection until another is chosen: the first one, without clouds where they are known. */
export function standardRecipe(recipes: readonly NamedRecipe[], masks: readonly NamedMask[]): Recipe | null {
  const [first] = recipes;
  return first ? chosenRecipe(first, masks, null) : null;
}
