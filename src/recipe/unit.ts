import { findBand } from "./expression/resolve-band.ts";
import type { Recipe } from "./types.ts";
import type { Slice } from "../timeline/types.ts";

/** The unit of a recipe that shows one band as it is; "" for indices, which have none. */
export function unitOf(recipe: Recipe, slice: Slice): string {
  const scene = slice.scenes[0];
  if (recipe.kind !== "expression" || !scene) return "";
  return findBand(recipe.expression.trim(), scene)?.band.unit ?? "";
}
