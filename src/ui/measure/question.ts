import type { SeriesQuestion } from "../../measure/series/types.ts";
import type { MeasureOptions, Place, SecondQuantity, SeriesCost } from "../../measure/types.ts";
import { dataKey, sameData } from "../../recipe/same-data.ts";
import { titled } from "../../recipe/titled.ts";
import type { ClassesRecipe, ExpressionRecipe, Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";

/** Up to so much is read at once; beyond it the person is asked first. */
const MOST_REQUESTS = 1500;
const MOST_BYTES = 100 * 2 ** 20;
const MOST_SECONDS = 60;

export function isSmall({ requests, bytes, seconds }: SeriesCost): boolean {
  return requests <= MOST_REQUESTS && bytes <= MOST_BYTES && seconds <= MOST_SECONDS;
}

/** The recipe, where it has one value per pixel. */
export function measurable(recipe: Recipe | null): ExpressionRecipe | ClassesRecipe | null {
  return recipe === null || recipe.kind === "rgb" ? null : recipe;
}

/**
 * The second quantity as a recipe, under the layer's mask and calibration, so that both curves are of the same pixels.
 * @returns null where there is none, and where it is the layer's own
 */
export function secondRecipe(
  recipe: ExpressionRecipe | ClassesRecipe | null,
  second: SecondQuantity | null,
): ExpressionRecipe | null {
  if (!recipe || !second) return null;
  const { mask, calibration } = recipe;
  const { title, expression } = second;
  const other: ExpressionRecipe = {
    kind: "expression",
    title,
    expression,
    mask,
    ...(calibration ? { calibration } : {}),
    // Its colours are never drawn.
    ...NO_COLOURS,
  };
  return sameData(other, recipe) ? null : titled(other, []);
}

const NO_COLOURS = { rescale: [0, 1], colormap: "greys", reversed: false } as const;

/** Equal where the same numbers are asked for: colours and names change nothing. */
export function numbersKey(
  recipe: ExpressionRecipe | ClassesRecipe | null,
  places: readonly Place[],
  { touched, maskDilation }: MeasureOptions,
): string {
  const shapes = places.map(({ id, geometry }) => [id, geometry]);
  return JSON.stringify([recipe && dataKey(recipe), shapes, touched, maskDilation]);
}

/** @returns null where there is nothing to read */
export function questionOf(
  recipe: ExpressionRecipe | ClassesRecipe | null,
  places: readonly Place[],
  slices: readonly Slice[],
  { touched, maskDilation }: MeasureOptions,
): SeriesQuestion | null {
  if (!recipe || places.length === 0 || slices.length === 0) return null;
  return { recipe, places, slices, options: { touched, maskDilation } };
}
