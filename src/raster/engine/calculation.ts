import type { BandCalibration, Mask, Recipe } from "../../recipe/types.ts";
import { dataKey } from "../../recipe/same-data.ts";
import { type Program, compileExpression } from "../maths/compile.ts";

/** A recipe taken apart: what it reads, and how the numbers read become the planes that are coloured. */
export interface Calculation {
  /** References of the bands whose values go into the programs. */
  readonly bands: readonly string[];
  /** One per plane: one for an expression, three for RGB; for classes the band itself. */
  readonly programs: readonly Program[] | null;
  readonly mask: Mask | null;
  /** In place of what items and files say of reflectances; null where they are believed. */
  readonly calibration: BandCalibration | null;
  /** Pixels around a masked one that are masked, too, where values are measured; 0 unless given. */
  readonly maskDilation?: number;
  /** Equal for recipes that need the same values: rescale and colours do not count. */
  readonly key: string;
}

/** Every tile asks, and few recipes are in use at a time. */
const MAX_KNOWN = 32;
const known = new Map<string, Calculation>();

/** @throws ExpressionError */
export function calculationOf(recipe: Recipe): Calculation {
  const key = dataKey(recipe);
  const calculation = known.get(key) ?? calculate(recipe, textsOf(recipe), key);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, calculation);
  return calculation;
}

function textsOf(recipe: Recipe): readonly string[] {
  if (recipe.kind === "classes") return [recipe.band];
  return recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
}

function calculate(recipe: Recipe, texts: readonly string[], key: string): Calculation {
  const { kind, mask, calibration = null } = recipe;
  if (kind === "classes") return { bands: texts, programs: null, mask, calibration, key };
  const programs = texts.map(compileExpression);
  const bands = [...new Set(programs.flatMap((program) => program.bands))];
  return { bands, programs, mask, calibration, key };
}
