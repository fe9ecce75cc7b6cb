import { useEffect, useRef } from "react";
import { isAbort, problemOf } from "../../problem/problem.ts";
import { fitted } from "../../recipe/settled.ts";
import type { ExpressionRecipe, RgbRecipe } from "../../recipe/types.ts";
import { useServices } from "../services.ts";
import { useAskTold } from "./use-told.ts";
import { useRecipeEditor } from "./use-recipe-editor.ts";

/** Stretches the colours over the pixels in view; null until there is a slice to look at. */
export function useFitToView(recipe: ExpressionRecipe | RgbRecipe): (() => void) | null {
  const { notices, view } = useServices();
  const { replace } = useRecipeEditor();
  const ask = useAskTold();
  const underWay = useRef<AbortController>(undefined);
  useEffect(() => () => underWay.current?.abort(), []);
  if (!ask) return null;
  return () => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    const [before] = view.getState().panes;
    ask(recipe, { fit: true, signal: controller.signal }).then(
      (told) => {
        // An answer about what is not drawn any more must not replace what is.
        if (told && view.getState().panes[0].recipe === before.recipe) replace(fitted(recipe, told));
      },
      (error: unknown) => {
        if (!isAbort(error)) notices.add(problemOf(error));
      },
    );
  };
}
