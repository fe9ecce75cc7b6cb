import { sameData } from "../../../recipe/same-data.ts";
import type { Recipe } from "../../../recipe/types.ts";
import type { ValueRange } from "./highlight.ts";

/**
 * A recipe as the map draws it while a range stands out.
 * @param measured the recipe whose values the range is of: pictures of another quantity stay as they are
 */
export function highlighted(
  recipe: Recipe | null,
  measured: Recipe | null,
  range: ValueRange | null,
): Recipe | null {
  if (range === null || recipe?.kind !== "expression" || measured === null) return recipe;
  return sameData(recipe, measured) ? { ...recipe, highlight: range } : recipe;
}
