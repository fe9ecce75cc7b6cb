import { bandReferences } from "../../recipe/expression/expression.ts";
import { parseExpression } from "../../recipe/expression/parse.ts";
import { findBand } from "../../recipe/expression/resolve-band.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";

/** Addresses of the files of a slice that a recipe reads; none for a recipe that cannot be read. */
export function neededFiles({ scenes }: Pick<Slice, "scenes">, recipe: Recipe): readonly string[] {
  const references = referencesOf(recipe);
  return [...new Set(scenes.flatMap((scene) => filesOf(scene, references)))];
}

/** Bands of a recipe and of its mask. */
export function referencesOf(recipe: Recipe): readonly string[] {
  const mask = recipe.mask ? [recipe.mask.band] : [];
  if (recipe.kind === "classes") return [recipe.band, ...mask];
  const texts = recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
  try {
    return [...texts.flatMap((text) => bandReferences(parseExpression(text))), ...mask];
  } catch {
    return mask;
  }
}

function filesOf(scene: Scene, references: readonly string[]): readonly string[] {
  return references.flatMap((reference) => findBand(reference, scene)?.asset.href ?? []);
}

/** Where files lie. */
export function originsOf(hrefs: readonly string[]): readonly string[] {
  return [...new Set(hrefs.flatMap((href) => (URL.canParse(href) ? [new URL(href).origin] : [])))];
}
