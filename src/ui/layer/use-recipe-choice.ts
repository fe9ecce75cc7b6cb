import { useCallback } from "react";
import type { NamedRecipe } from "../../recipe/types.ts";
import { useSetPane } from "../hooks/use-pane.ts";
import { useDisplay } from "./display.ts";
import { sameDataUnmasked } from "../../recipe/same-data.ts";

/** Which of the offered recipes is on the map; choosing another keeps the mask that is on. */
export function useRecipeChoice(): {
  readonly chosen: NamedRecipe | undefined;
  readonly choose: (named: NamedRecipe) => void;
} {
  const { recipe, recipes } = useDisplay();
  const setPane = useSetPane();
  const chosen = recipe ? recipes.find((named) => sameDataUnmasked(named.recipe, recipe)) : undefined;
  const choose = useCallback(
    (named: NamedRecipe) => {
      const mask = recipe?.mask ?? null;
      setPane({ recipe: named.recipe.mask === null && mask ? { ...named.recipe, mask } : named.recipe });
    },
    [recipe, setPane],
  );
  return { chosen, choose };
}
