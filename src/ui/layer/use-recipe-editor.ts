import { useCallback } from "react";
import type { Mask, Recipe } from "../../recipe/types.ts";
import { useDisplay } from "./display.ts";
import { useSetPane } from "../hooks/use-pane.ts";

export interface RecipeEditor {
  readonly recipe: Recipe | null;
  readonly replace: (recipe: Recipe) => void;
  /** Changes fields that the present kind of recipe has; those of another kind are left out. */
  readonly recolour: (parts: {
    rescale?: readonly [number, number];
    colormap?: string;
    reversed?: boolean;
  }) => void;
  readonly setMask: (mask: Mask | null) => void;
}

export function useRecipeEditor(): RecipeEditor {
  const { recipe } = useDisplay();
  const setPane = useSetPane();
  const replace = useCallback((next: Recipe) => setPane({ recipe: next }), [setPane]);
  const recolour: RecipeEditor["recolour"] = (parts) => {
    if (recipe?.kind === "expression") replace({ ...recipe, ...parts });
    if (recipe?.kind === "rgb" && parts.rescale) replace({ ...recipe, rescale: parts.rescale });
  };
  const setMask = (mask: Mask | null) => {
    if (recipe) replace({ ...recipe, mask });
  };
  return { recipe, replace, recolour, setMask };
}
