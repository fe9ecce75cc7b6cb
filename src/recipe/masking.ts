import { ExpressionError } from "./expression/expression-error.ts";
import { bandReferences } from "./expression/expression.ts";
import { parseExpression } from "./expression/parse.ts";
import type { NamedMask, NamedRecipe, Recipe } from "./types.ts";

/** The masks that suit a recipe: a layer is never masked by itself, because what it shows would be gone. */
export function masksFor(recipe: Recipe, masks: readonly NamedMask[]): readonly NamedMask[] {
  const own = new Set(bandsOf(recipe));
  return masks.filter(({ mask }) => !own.has(mask.band));
}

/**
 * An offered recipe as it is drawn when it is chosen: the mask that is on stays on, where it suits. An index of
 * a cloud is meaningless, so indices and ready-made variables are masked, unless the mask was taken off one
 * before.
 * @param current what was drawn until now
 */
export function chosenRecipe(
  named: NamedRecipe,
  masks: readonly NamedMask[],
  current: Recipe | null,
): Recipe {
  const recipe = maskedRecipe(named, masks, current);
  // What a person knows of the collection's calibration holds for all of its layers.
  return current?.calibration ? { ...recipe, calibration: current.calibration } : recipe;
}

function maskedRecipe(
  { recipe, group }: NamedRecipe,
  masks: readonly NamedMask[],
  current: Recipe | null,
): Recipe {
  if (recipe.mask !== null) return recipe;
  const on = current?.mask ?? null;
  if (on !== null) return bandsOf(recipe).includes(on.band) ? recipe : { ...recipe, mask: on };
  const measures = group === "index" || group === "product" || group === "render";
  const takenOff = current?.kind === "expression" && masksFor(current, masks).length > 0;
  const [best] = recipe.kind === "expression" && measures && !takenOff ? masksFor(recipe, masks) : [];
  return best ? { ...recipe, mask: best.mask } : recipe;
}

/** References of the bands that a recipe shows; none of an expression that cannot be read. */
function bandsOf(recipe: Recipe): readonly string[] {
  if (recipe.kind === "classes") return [recipe.band];
  const texts = recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
  return texts.flatMap((text) => {
    try {
      return bandReferences(parseExpression(text));
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
}
