import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { chosenRecipe } from "../../recipe/masking.ts";
import { suggestedMasks } from "../../recipe/masks.ts";
import { recipesFor } from "../../recipe/recipes.ts";
import { standardRecipe } from "../../recipe/standard-recipe.ts";
import { titled } from "../../recipe/titled.ts";
import type { NamedRecipe } from "../../recipe/types.ts";
import { usePane, useSetPane } from "../hooks/use-pane.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { type Display, DisplayContextProvider } from "./display.ts";
import { useSettledRecipes } from "./use-settled-recipes.ts";

/** Offers the recipes that suit the results. */
export function DisplayProvider({ children }: { readonly children: ReactNode }) {
  const { scenes, collection, product } = useResults();
  const chosen = usePane((pane) => pane.recipe);
  const setPane = useSetPane();
  const { view } = useServices();
  const key = `${scenes[0]?.catalogue ?? ""}/${scenes[0]?.collection ?? ""}`;
  const offered = useMemo(() => recipesFor(scenes, collection, product), [scenes, collection, product]);
  const { recipes, settle } = useSettledRecipes(offered, key);
  const masks = useMemo(() => suggestedMasks(scenes, product), [scenes, product]);

  const [first] = recipes;
  const [asked, setAsked] = useState<string | null>(null);
  const isWaiting = first?.guessed === true && asked !== key;
  const standard = useMemo(
    () => (isWaiting ? null : standardRecipe(recipes, masks)),
    [isWaiting, recipes, masks],
  );
  const recipe = useMemo(() => (chosen ? titled(chosen, recipes) : standard), [chosen, recipes, standard]);

  const choose = useCallback(
    (named: NamedRecipe) => {
      const drawn = chosenRecipe(named, masks, recipe);
      // A range that is known needs no slice to look at.
      if (!named.guessed || !settle) return setPane({ recipe: drawn });
      const { query } = view.getState();
      void settle(named, drawn).then((found) => {
        // Another collection has other bands.
        if (found && view.getState().query === query) setPane({ recipe: chosenRecipe(found, masks, recipe) });
      });
    },
    [masks, recipe, setPane, settle, view],
  );

  // The measured range goes into the view, so that its link shows the same picture elsewhere and on other dates.
  const isUnchosen = chosen === null && isWaiting;
  useEffect(() => {
    if (!isUnchosen || !first || !settle) return;
    const { query } = view.getState();
    void settle(first, chosenRecipe(first, masks, null)).then((found) => {
      if (!found || view.getState().query !== query) return;
      setAsked(key);
      if (!found.guessed) setPane({ recipe: chosenRecipe(found, masks, null) });
    });
  }, [isUnchosen, first, masks, key, settle, setPane, view]);

  const display = useMemo<Display>(
    () => ({ recipes, masks, standard, recipe, choose }),
    [recipes, masks, standard, recipe, choose],
  );
  return <DisplayContextProvider value={display}>{children}</DisplayContextProvider>;
}
