import { useCallback } from "react";
import type { NamedRecipe } from "../../recipe/types.ts";
import { useSetView } from "../hooks/use-view.ts";
import { useSeason } from "../season.ts";
import { sameDataUnmasked } from "../../recipe/same-data.ts";

/** Which of the offered recipes is on the map; choosing another keeps the mask that is on. */
export function useRecipeChoice(): {
  readonly chosen: NamedRecipe | undefined;
  readonly choose: (named: NamedRecipe) => void;
} {
  const { recipe, recipes } = useSeason();
  const setView = useSetView();
  const chosen = recipe ? recipes.find((named) => sameDataUnmasked(named.recipe, recipe)) : undefined;
  const choose = useCallback(
    (named: NamedRecipe) => {
      const mask = recipe?.mask ?? null;
      setView({ recipe: named.recipe.mask === null && mask ? { ...named.recipe, mask } : named.recipe });
    },
    [recipe, setView],
  );
  return { chosen, choose };
}
