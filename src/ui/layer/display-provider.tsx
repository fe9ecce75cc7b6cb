import { type ReactNode, useMemo } from "react";
import { suggestedMasks } from "../../recipe/masks.ts";
import { recipesFor } from "../../recipe/recipes.ts";
import { standardRecipe } from "../../recipe/standard-recipe.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useResults } from "../search/results.ts";
import { type Display, DisplayContextProvider } from "./display.ts";

/** Offers the recipes that suit the results. */
export function DisplayProvider({ children }: { readonly children: ReactNode }) {
  const { scenes, collection } = useResults();
  const chosen = usePane((pane) => pane.recipe);
  const recipes = useMemo(() => recipesFor(scenes, collection), [scenes, collection]);
  const masks = useMemo(() => suggestedMasks(scenes), [scenes]);
  const standard = useMemo(() => standardRecipe(recipes, masks), [recipes, masks]);
  const display = useMemo<Display>(
    () => ({ recipes, masks, standard, recipe: chosen ?? standard }),
    [recipes, masks, standard, chosen],
  );
  return <DisplayContextProvider value={display}>{children}</DisplayContextProvider>;
}
