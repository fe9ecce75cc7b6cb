import { chosenOf } from "./same-data.ts";
import type { NamedRecipe, Recipe } from "./types.ts";

/** Characters of an expression that stand for a recipe without a name. */
const MAX_CHARACTERS = 24;

/** What an expression is called that has no other name. */
export function shortTitle(expression: string): string {
  return expression.length > MAX_CHARACTERS ? `${expression.slice(0, MAX_CHARACTERS - 1)}…` : expression;
}

/** A recipe with a title: links may have none. It is that of the offered recipe with the same values, else what is computed. */
export function titled<Kind extends Recipe>(recipe: Kind, offered: readonly NamedRecipe[]): Kind {
  if (recipe.title !== "") return recipe;
  return { ...recipe, title: chosenOf(offered, recipe)?.recipe.title || shortTitle(computed(recipe)) };
}

function computed(recipe: Recipe): string {
  if (recipe.kind === "classes") return recipe.band;
  if (recipe.kind === "rgb") return [recipe.red, recipe.green, recipe.blue].join(", ");
  return recipe.expression;
}
