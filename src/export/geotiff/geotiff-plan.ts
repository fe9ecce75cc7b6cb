import type { GeoTiffPlan, WrittenBand } from "../../geotiff/write/types.ts";
import { maskText, recipeText } from "../../measure/export/provenance.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Output } from "../../worker/jobs.ts";
import { storedNodata, storedType } from "./output-types.ts";

/** What the pixels of a written file hold: the numbers of the recipe, or those of its bands as files store them. */
export type OutputValues = "recipe" | "stored";

export interface PlanOptions {
  readonly recipe: Recipe;
  readonly values: OutputValues;
  /** Of the values of the recipe, where it is known. */
  readonly unit?: string;
  /** Further metadata: of dates, scenes, credit. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly software: string;
}

/** How an output is written. */
export function geoTiffPlan(output: Output, options: PlanOptions): GeoTiffPlan {
  const { recipe, values, metadata, software } = options;
  const { frame, geoKeys, bands } = output;
  const isStored = values === "stored" || recipe.kind === "classes";
  const dataType = isStored ? storedType(bands) : "float32";
  return {
    width: frame.width,
    height: frame.height,
    affine: frame.grid.affine,
    geoKeys,
    bands: isStored ? bands.map(storedBand) : recipeBands(options),
    dataType,
    nodata: isStored ? storedNodata(bands, dataType) : Number.NaN,
    // The mean of two classes is no class.
    overviews: isStored ? "nearest" : "average",
    metadata: {
      ...(isStored
        ? { VALUES: "as stored" }
        : { RECIPE: recipeText(recipe), MASK: maskText(recipe.mask, 0) }),
      ...metadata,
    },
    software,
  };
}

function storedBand({ name, unit, scale, offset }: Output["bands"][number]): WrittenBand {
  const isPhysical = scale === 1 && offset === 0;
  return { name, ...(unit === undefined ? {} : { unit }), ...(isPhysical ? {} : { scale, offset }) };
}

function recipeBands({ recipe, unit }: PlanOptions): readonly WrittenBand[] {
  if (recipe.kind === "rgb") return [recipe.red, recipe.green, recipe.blue].map((name) => ({ name }));
  return [{ name: recipe.title, ...(unit === undefined || unit === "" ? {} : { unit }) }];
}
