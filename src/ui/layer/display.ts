import type { NamedMask, NamedRecipe, Recipe } from "../../recipe/types.ts";
import { requiredContext } from "../required-context.ts";

/** How the results can be drawn, and how they are. */
export interface Display {
  readonly recipes: readonly NamedRecipe[];
  /** Cloud masks that these scenes can be drawn with, the best first. */
  readonly masks: readonly NamedMask[];
  /** What the collection is drawn with where the view names nothing else; null while the pixels are asked. */
  readonly standard: Recipe | null;
  /** The recipe of the first pane. */
  readonly recipe: Recipe | null;
  /** Draws an offered recipe, once the pixels have told its range. */
  readonly choose: (named: NamedRecipe) => void;
}

export const [DisplayContextProvider, useDisplay] = requiredContext<Display>("useDisplay");
