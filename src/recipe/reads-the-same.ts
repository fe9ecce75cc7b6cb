import type { NamedRecipe, Recipe } from "./types.ts";

/** Whether two recipes compute the same thing, however it is coloured and spelled. */
export function readsTheSame(one: Recipe, other: Recipe): boolean {
  if (one.kind === "expression" && other.kind === "expression") {
    return plain(one.expression) === plain(other.expression);
  }
  if (one.kind === "classes" && other.kind === "classes") return one.band === other.band;
  return (
    one.kind === "rgb" &&
    other.kind === "rgb" &&
    plain(one.red) === plain(other.red) &&
    plain(one.green) === plain(other.green) &&
    plain(one.blue) === plain(other.blue)
  );
}

/** A band that a collection offers as product, as render and as band is listed once, as the first of them. */
export function distinctRecipes(recipes: readonly NamedRecipe[]): readonly NamedRecipe[] {
  return recipes.filter(
    ({ recipe }, index) => recipes.findIndex((other) => readsTheSame(other.recipe, recipe)) === index,
  );
}

function plain(expression: string): string {
  return expression.replaceAll(/\s+/g, "");
}
