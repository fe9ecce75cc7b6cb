import type { Mask, Recipe } from "../recipe/types.ts";
import { type Program, compileExpression } from "../maths/compile.ts";

/** A recipe taken apart: what it reads, and how the numbers read become the planes that are coloured. */
export interface Calculation {
  /** References of the bands whose values go into the programs. */
  readonly bands: readonly string[];
  /** One a plane: one for an expression, three for RGB; for classes the band itself. */
  readonly programs: readonly Program[] | null;
  readonly mask: Mask | null;
  /** Equal for recipes that need the same values: rescale and colours do not count. */
  readonly key: string;
}

/** @throws ExpressionError */
export function calculationOf(recipe: Recipe): Calculation {
  const { mask } = recipe;
  const maskKey = JSON.stringify(mask);
  if (recipe.kind === "classes") {
    return { bands: [recipe.band], programs: null, mask, key: `classes|${recipe.band}|${maskKey}` };
  }
  const texts = recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
  const programs = texts.map(compileExpression);
  const bands = [...new Set(programs.flatMap((program) => program.bands))];
  return { bands, programs, mask, key: `values|${JSON.stringify(texts)}|${maskKey}` };
}
