import type { Scene } from "../../catalogue/types.ts";
import type { LayerConfig, ProductConfig } from "../../config/product-types.ts";
import { isColormap } from "../colormaps.ts";
import { ExpressionError } from "../expression/expression-error.ts";
import { bandReferences } from "../expression/expression.ts";
import { parseExpression } from "../expression/parse.ts";
import { referenceByName } from "../reference.ts";
import type { NamedMask, NamedRecipe, Recipe, RgbRecipe } from "../types.ts";

/** Until the pixels have told it. */
const NO_RANGE = [0, 1] as const;

/** The layers of a product whose bands these scenes have, the default first; of those with one title the first. */
export function productLayers(
  product: ProductConfig | undefined,
  scenes: readonly Scene[],
): readonly NamedRecipe[] {
  const layers = (product?.layers ?? []).flatMap((layer): NamedRecipe[] => {
    const recipe = recipeOf(layer);
    if (!bandsOf(recipe)?.every((name) => referenceByName(name, scenes) !== undefined)) return [];
    const { description } = layer;
    return [
      {
        id: `product-${layer.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
        group: "product",
        ...(description === undefined ? {} : { description }),
        ...(layer.kind !== "classes" && !layer.range ? { guessed: true as const } : {}),
        recipe: recipe.kind === "rgb" ? inTheirWords(recipe, scenes) : recipe,
      },
    ];
  });
  return layers.filter(({ id }, index) => layers.findIndex((each) => each.id === id) === index);
}

/** Channels as other composites of these scenes call them, so that none is offered twice. */
function inTheirWords(recipe: RgbRecipe, scenes: readonly Scene[]): RgbRecipe {
  const word = (channel: string) => referenceByName(channel, scenes)?.written ?? channel;
  return { ...recipe, red: word(recipe.red), green: word(recipe.green), blue: word(recipe.blue) };
}

/** The masks of a product whose bands these scenes have. */
export function productMasks(
  product: ProductConfig | undefined,
  scenes: readonly Scene[],
): readonly NamedMask[] {
  return (product?.masks ?? [])
    .filter(({ band }) => referenceByName(band, scenes) !== undefined)
    .map(({ hides, ...mask }) => ({ title: mask.band, hides, mask }));
}

function recipeOf(layer: LayerConfig): Recipe {
  const { title, mask = null } = layer;
  if (layer.kind === "classes") return { kind: "classes", title, band: layer.band, mask };
  const { range: rescale = NO_RANGE } = layer;
  if (layer.kind === "rgb") {
    const { red, green, blue } = layer;
    return { kind: "rgb", title, red, green, blue, mask, rescale };
  }
  const { expression, colormap = "", reversed = false } = layer;
  const known = isColormap(colormap) ? colormap : "viridis";
  return { kind: "expression", title, expression, mask, rescale, colormap: known, reversed };
}

/** References of the bands that a layer reads, its mask's included; undefined where it cannot be read. */
function bandsOf(recipe: Recipe): readonly string[] | undefined {
  const own = recipe.mask ? [recipe.mask.band] : [];
  if (recipe.kind === "classes") return [recipe.band, ...own];
  const texts = recipe.kind === "rgb" ? [recipe.red, recipe.green, recipe.blue] : [recipe.expression];
  try {
    return [...texts.flatMap((text) => bandReferences(parseExpression(text))), ...own];
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
