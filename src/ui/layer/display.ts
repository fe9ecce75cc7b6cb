import type { NamedMask } from "../../recipe/masks.ts";
import type { NamedRecipe, Recipe } from "../../recipe/types.ts";
import { requiredContext } from "../required-context.ts";

/** How the results can be drawn, and how they are. */
export interface Display {
  readonly recipes: readonly NamedRecipe[];
  /** Cloud masks that these scenes can be drawn with, the best first. */
  readonly masks: readonly NamedMask[];
  /** What the collection is drawn with where the view names nothing else. */
  readonly standard: Recipe | null;
  /** The recipe of the first pane. */
  readonly recipe: Recipe | null;
}

export const [DisplayContextProvider, useDisplay] = requiredContext<Display>("useDisplay");
