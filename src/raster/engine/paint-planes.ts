import type { Scene } from "../../catalogue/types.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import type { Recipe } from "../../recipe/types.ts";
import { paletteOf } from "../colour/class-palette.ts";
import { colormap } from "../colour/colormap.ts";
import { dimmedOutside } from "../colour/dim.ts";
import { type Rgba, paintClasses, paintRgb, paintValues } from "../colour/paint.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import type { BandReader } from "./bands.ts";
import { referenceOf } from "./scene-needs.ts";

/**
 * Values in the colours of a recipe.
 * @param scenes that were drawn from: the first has the colours of classes
 * @throws ProblemError, AbortError
 */
export async function paintPlanes(
  recipe: Recipe,
  planes: readonly Plane[],
  scenes: readonly Scene[],
  bands: BandReader,
  signal: AbortSignal,
): Promise<Rgba> {
  const drawn = planes.map(single);
  const [first] = drawn;
  if (recipe.kind === "rgb") return paintRgb(drawn, recipe.rescale);
  if (!first) return new Uint8ClampedArray(0);
  if (recipe.kind === "expression") {
    const painted = paintValues(first, recipe.rescale, colormap(recipe.colormap, recipe.reversed));
    return recipe.highlight ? dimmedOutside(painted, first, recipe.highlight) : painted;
  }
  return paintClasses(first, await classColours(recipe.band, scenes[0], bands, signal));
}

/** Colours need no more than 32 bits; what has them already is not copied. */
function single(plane: Plane): Float32Array {
  return plane instanceof Float32Array ? plane : Float32Array.from(plane);
}

async function classColours(
  reference: string,
  scene: Scene | undefined,
  bands: BandReader,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  if (!scene) return new Map();
  const resolved = resolveBand(reference, scene);
  const { band, index } = resolved;
  const stored = await bands.band(referenceOf(resolved, scene), index, signal);
  const palette = stored?.palette;
  const named = band.classes ?? stored?.classes;
  return paletteOf({
    name: reference,
    ...(named ? { classes: named } : {}),
    ...(palette ? { palette } : {}),
  });
}
