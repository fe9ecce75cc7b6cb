import type { Scene } from "../catalogue/types.ts";
import { type Quantity, type Reference, referenceTo } from "./reference.ts";
import type { ExpressionRecipe, NamedRecipe } from "./types.ts";

interface Index {
  readonly title: string;
  readonly description: string;
  readonly needs: readonly Quantity[];
  /** Names of quantities are replaced by the bands. */
  readonly formula: string;
  readonly rescale: readonly [number, number];
  readonly colormap: string;
  readonly reversed?: boolean;
  /** True where the formula has constants that only hold for reflectance from 0 to 1. */
  readonly absolute?: boolean;
}

/** Formulas as in the Index DataBase (indexdatabase.de) and the papers named. */
const INDICES: readonly Index[] = [
  {
    title: "NDVI",
    description: "Vegetation: green biomass and its vigour (Rouse 1974).",
    needs: ["nir", "red"],
    formula: "(nir-red)/(nir+red)",
    // The range of Terrascope's NDVI product, so that both look the same.
    rescale: [-0.08, 0.92],
    colormap: "rdylgn",
  },
  {
    title: "EVI",
    description: "Vegetation where it is dense and NDVI saturates (Huete 2002).",
    needs: ["nir", "red", "blue"],
    formula: "2.5*(nir-red)/(nir+6*red-7.5*blue+1)",
    rescale: [0, 0.9],
    colormap: "rdylgn",
    absolute: true,
  },
  {
    title: "NDMI",
    description: "Water in leaves: drought stress, irrigation (Gao 1996).",
    needs: ["nir", "swir16"],
    formula: "(nir-swir16)/(nir+swir16)",
    rescale: [-0.4, 0.6],
    colormap: "brbg",
  },
  {
    title: "NDWI",
    description: "Open water (McFeeters 1996).",
    needs: ["green", "nir"],
    formula: "(green-nir)/(green+nir)",
    rescale: [-0.8, 0.6],
    colormap: "brbg",
  },
  {
    title: "NBR",
    description: "Burnt areas (Key and Benson 2006).",
    needs: ["nir", "swir22"],
    formula: "(nir-swir22)/(nir+swir22)",
    rescale: [-0.4, 0.8],
    colormap: "rdylgn",
  },
  {
    title: "NDRE",
    description: "Chlorophyll in crops (Barnes 2000).",
    needs: ["nir", "rededge"],
    formula: "(nir-rededge)/(nir+rededge)",
    rescale: [0, 0.7],
    colormap: "rdylgn",
  },
  {
    title: "NDSI",
    description: "Snow (Hall 1995).",
    needs: ["green", "swir16"],
    formula: "(green-swir16)/(green+swir16)",
    rescale: [-0.6, 0.9],
    colormap: "blues",
    reversed: true,
  },
];

/** The indices whose bands are there. */
export function indexRecipes(scenes: readonly Scene[]): readonly NamedRecipe[] {
  return INDICES.flatMap((index) => {
    const bands = new Map<Quantity, Reference>();
    for (const quantity of index.needs) {
      const reference = referenceTo(quantity, scenes);
      if (!reference) return [];
      bands.set(quantity, reference);
    }
    if (index.absolute && ![...bands.values()].every(isReflectance)) return [];
    return [
      {
        id: `index-${index.title.toLowerCase()}`,
        group: "index",
        description: index.description,
        recipe: recipeOf(index, bands),
      },
    ];
  });
}

function recipeOf(index: Index, bands: ReadonlyMap<Quantity, Reference>): ExpressionRecipe {
  return {
    kind: "expression",
    title: index.title,
    expression: index.formula.replace(/[a-z]\w*/g, (name) => bands.get(name as Quantity)?.written ?? name),
    mask: null,
    rescale: index.rescale,
    colormap: index.colormap,
    reversed: index.reversed ?? false,
  };
}

function isReflectance({ band: { band } }: Reference): boolean {
  return (band.scale !== undefined && band.scale < 0.01) || (band.dataType ?? "").startsWith("float");
}
