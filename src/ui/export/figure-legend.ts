import type { FigureLegend } from "../../export/figure/types.ts";
import type { LegendClass } from "../../raster/colour/class-palette.ts";
import type { Recipe } from "../../recipe/types.ts";
import { formatValue } from "../format.ts";
import { rampColours } from "../legend/ramp.ts";

/** The legend of a recipe as a figure has it. */
export function figureLegend(recipe: Recipe, unit: string, classes: readonly LegendClass[]): FigureLegend {
  const title = unit === "" ? recipe.title : `${recipe.title}, ${unit}`;
  if (recipe.kind === "classes") {
    return { kind: "classes", title, classes: classes.map(({ name, colour }) => ({ name, colour })) };
  }
  if (recipe.kind === "rgb") return { kind: "text", title: `${recipe.red}, ${recipe.green}, ${recipe.blue}` };
  const [low, high] = recipe.rescale;
  const colours = rampColours(recipe.colormap, recipe.reversed);
  return { kind: "ramp", title, colours, low: formatValue(low), high: formatValue(high) };
}
