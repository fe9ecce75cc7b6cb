import { normalForm } from "./expression/normal-form.ts";
import type { Mask, NamedRecipe, Recipe } from "./types.ts";

/**
 * What a recipe reads and computes, in one normal form: equal for two recipes exactly when they give the same
 * numbers for the same pixels hidden. Title, range and colours do not count.
 */
export function dataKey(recipe: Recipe): string {
  const { calibration } = recipe;
  const overruled = calibration ? [[calibration.scale, calibration.offset]] : [];
  return JSON.stringify([valuesOf(recipe), maskOf(recipe.mask), ...overruled]);
}

/** True when both recipes read the same pixels and differ in nothing but how they are shown. */
export function sameData(one: Recipe, other: Recipe): boolean {
  return dataKey(one) === dataKey(other);
}

/**
 * As `sameData`, whatever is masked and however it is calibrated: a person who hides clouds still looks at the recipe
 * that was offered.
 */
export function sameDataAsOffered(one: Recipe, other: Recipe): boolean {
  return JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));
}

/**
 * Which of the offered recipes is drawn. A band may be offered by its numbers and drawn in the colours of its
 * file, which its item does not tell of.
 */
export function chosenOf(recipes: readonly NamedRecipe[], drawn: Recipe): NamedRecipe | undefined {
  const same = recipes.find(({ recipe }) => sameDataAsOffered(recipe, drawn));
  if (same || drawn.kind !== "classes") return same;
  return recipes.find(
    ({ recipe }) => recipe.kind === "expression" && recipe.expression.replaceAll("`", "") === drawn.band,
  );
}

/** A band that a collection offers as product, as render and as band is listed once, as the first of them. */
export function distinctRecipes(recipes: readonly NamedRecipe[]): readonly NamedRecipe[] {
  const keys = new Set<string>();
  return recipes.filter(({ recipe }) => {
    const key = dataKey(recipe);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

function valuesOf(recipe: Recipe): readonly string[] {
  if (recipe.kind === "classes") return ["classes", recipe.band];
  const texts = recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
  return ["values", ...texts.map(normalForm)];
}

/** The order in which values or bits are listed does not count. */
function maskOf(mask: Mask | null): unknown {
  if (mask === null) return null;
  const listed = mask.kind === "classes" ? mask.hidden : mask.bits;
  return [mask.kind, mask.band, [...new Set(listed)].toSorted((a, b) => a - b)];
}
