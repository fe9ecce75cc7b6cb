import type { Scene } from "../catalogue/types.ts";
import { firstReference, type Reference } from "./reference.ts";
import type { NamedRecipe } from "./types.ts";

interface Product {
  readonly title: string;
  readonly description: string;
  /** Asset keys or band names, without regard to case. */
  readonly names: readonly string[];
  /** Physical values. */
  readonly rescale: readonly [number, number];
  readonly colormap: string;
}

/** Ready-made variables, in the units of their products (Terrascope, Copernicus Land Monitoring). */
const PRODUCTS: readonly Product[] = [
  {
    title: "NDVI",
    description: "Vegetation index, as the provider computed it.",
    names: ["NDVI", "NDVI_10M", "250m_16_days_NDVI"],
    // Terrascope: DN 0–250 × 0.004 − 0.08.
    rescale: [-0.08, 0.92],
    colormap: "rdylgn",
  },
  {
    title: "EVI",
    description: "Enhanced vegetation index, as the provider computed it.",
    names: ["EVI", "250m_16_days_EVI"],
    rescale: [0, 0.9],
    colormap: "rdylgn",
  },
  {
    title: "FAPAR",
    description: "Share of the light that plants absorb.",
    names: ["FAPAR", "FAPAR_10M"],
    rescale: [0, 1],
    colormap: "ylgn",
  },
  {
    title: "FCOVER",
    description: "Share of the ground that is covered by plants.",
    names: ["FCOVER", "FCOVER_10M"],
    rescale: [0, 1],
    colormap: "ylgn",
  },
  {
    title: "LAI",
    description: "Leaf area index: leaf area over ground area.",
    names: ["LAI", "LAI_10M"],
    rescale: [0, 7],
    colormap: "ylgn",
  },
];

/** The ready-made variables that are there. */
export function productRecipes(scenes: readonly Scene[]): readonly NamedRecipe[] {
  return PRODUCTS.flatMap((product): NamedRecipe[] => {
    const reference = firstReference(product.names, scenes);
    if (!reference) return [];
    return [
      {
        id: `product-${product.title.toLowerCase()}`,
        group: "product",
        description: product.description,
        recipe: {
          kind: "expression",
          title: product.title,
          expression: reference.written,
          mask: null,
          rescale: inUnits(product.rescale, reference),
          colormap: product.colormap,
          reversed: false,
        },
      },
    ];
  });
}

/** Integers without a scale are 10,000 to one by custom of vegetation products (MODIS, for one). */
function inUnits(
  rescale: readonly [number, number],
  { band: { band } }: Reference,
): readonly [number, number] {
  const isUnscaled = band.scale === undefined && /^u?int(?:16|32)$/.test(band.dataType ?? "");
  return isUnscaled ? [rescale[0] * 10_000, rescale[1] * 10_000] : rescale;
}
