import { chosenOf } from "../../recipe/same-data.ts";
import type { NamedRecipe } from "../../recipe/types.ts";
import { useDisplay } from "./display.ts";

/** Which of the offered recipes is on the map, and how another one gets there. */
export function useRecipeChoice(): {
  readonly chosen: NamedRecipe | undefined;
  readonly choose: (named: NamedRecipe) => void;
} {
  const { recipe, recipes, choose } = useDisplay();
  return { chosen: recipe ? chosenOf(recipes, recipe) : undefined, choose };
}
