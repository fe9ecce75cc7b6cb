import type { CollectionSummary, Scene } from "../catalogue/types.ts";
import type { ProductConfig } from "../config/product-types.ts";
import { compositeRecipes } from "./composites.ts";
import { indexRecipes } from "./indices.ts";
import { productLayers } from "./product/product-layers.ts";
import { productRecipes } from "./products.ts";
import { renderRecipes } from "./renders.ts";
import { singleBandRecipes } from "./single-bands.ts";
import { distinctRecipes } from "./same-data.ts";
import type { NamedRecipe } from "./types.ts";

export type { NamedRecipe } from "./types.ts";

/** Enough to tell what the scenes of a collection have; a season has the same assets throughout. */
const SAMPLE = 5;

/**
 * The ways to draw these scenes, the default first: what is configured for the product, the provider's own variable, what the collection
 * renders, indices, composites, classifications, single bands. Of those that read the same the first stays. Empty where nothing can be read.
 */
export function recipesFor(
  scenes: readonly Scene[],
  collection?: Pick<CollectionSummary, "renders">,
  product?: ProductConfig,
): readonly NamedRecipe[] {
  const sample = spread(scenes.filter(isReadable));
  const bands = singleBandRecipes(sample);
  const products = [...productLayers(product, sample), ...productRecipes(sample)];
  const ready = new Set(products.map(({ recipe }) => recipe.title));
  const all = [
    ...products,
    ...renderRecipes(collection?.renders, sample),
    ...indexRecipes(sample).map((named) => (ready.has(named.recipe.title) ? computed(named) : named)),
    ...compositeRecipes(sample),
    ...bands.filter(({ group }) => group === "classes"),
    ...bands.filter(({ group }) => group === "band"),
  ];
  return distinctRecipes(all);
}

/** Told apart from the provider's own variable of that name. */
function computed(named: NamedRecipe): NamedRecipe {
  return { ...named, recipe: { ...named.recipe, title: `${named.recipe.title} from bands` } };
}

/** Scenes without any file to read say nothing of what the others can be drawn as. */
function isReadable({ assets }: Scene): boolean {
  return Object.values(assets).some(({ unreadable, roles }) => !unreadable && !roles.includes("thumbnail"));
}

/** First, last and some between: what changes in a season changes somewhere in it. */
function spread(scenes: readonly Scene[]): readonly Scene[] {
  if (scenes.length <= SAMPLE) return scenes;
  return Array.from(
    { length: SAMPLE },
    (_, index) => scenes[Math.round((index * (scenes.length - 1)) / (SAMPLE - 1))],
  ).filter((scene) => scene !== undefined);
}
