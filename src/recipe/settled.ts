import type { NamedRecipe, Recipe } from "./types.ts";

/** What the file and the pixels in view tell of a recipe, as the engine's `display` answers. */
interface Told {
  readonly range: readonly [low: number, high: number] | null;
  readonly classes?: readonly unknown[];
}

/**
 * A recipe whose range was a guess, with what the pixels and the file tell: the range, or the colours of the
 * file's own table. The guess stays one where no two pixels differ: another date may tell more.
 */
export function settled(named: NamedRecipe, told: Told): NamedRecipe {
  const { guessed: _, ...known } = named;
  const { recipe } = named;
  if (told.classes && recipe.kind === "expression") {
    const { title, expression, mask } = recipe;
    return {
      ...known,
      group: "classes",
      recipe: { kind: "classes", title, band: expression.replaceAll("`", ""), mask },
    };
  }
  if (recipe.kind === "classes" || told.range === null) return named;
  return { ...known, recipe: { ...recipe, rescale: rounded(told.range) } };
}

/** The recipe in the range of the pixels in view. */
export function fitted(recipe: Recipe, { range }: Told): Recipe {
  return recipe.kind === "classes" || range === null ? recipe : { ...recipe, rescale: rounded(range) };
}

/** To three digits of the width, so that links are short; never inwards, so that ends stay apart. */
function rounded([low, high]: readonly [low: number, high: number]): readonly [number, number] {
  const step = 10 ** (Math.floor(Math.log10(high - low)) - 2);
  const tidy = (value: number) => Number(value.toPrecision(12));
  return [tidy(Math.floor(low / step + 1e-9) * step), tidy(Math.ceil(high / step - 1e-9) * step)];
}
