import { type Problem, ProblemError, isAbort, problemOf } from "../../problem/problem.ts";
import type { Summary } from "../../raster/stats/summary.ts";
import type { ExpressionRecipe, Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { RasterEngine } from "../../worker/types.ts";
import type { MeasureOptions, Place } from "../types.ts";
import { type SpectrumBand, spectrumBands } from "./spectrum-bands.ts";

export interface SpectrumQuestion {
  readonly place: Pick<Place, "geometry">;
  readonly slice: Slice;
  /** Whose mask, and whose scale and offset where these overrule the items', hold for all bands. */
  readonly recipe: Pick<Recipe, "mask" | "calibration">;
  readonly options: Pick<MeasureOptions, "touched" | "maskDilation">;
}

/** The numbers of a place in one band. */
export interface SpectrumValue extends SpectrumBand {
  readonly n: number;
  readonly valid: number;
  /** Null without a valid pixel. */
  readonly summary: Summary | null;
  /** Why the band could not be read. */
  readonly problem?: Problem;
}

const NOT_SET: Problem = {
  kind: "limit",
  message: "The date is not among those found any more.",
  advice: "Search again.",
};

/**
 * All bands of a place on one date, by wavelength; each on its own file's grid. Bands that cannot be read have a
 * problem in place of numbers. Empty where the scene tells no wavelengths.
 * @throws AbortError
 */
export async function readSpectrum(
  engine: Pick<RasterEngine, "statistics">,
  { place, slice, recipe, options }: SpectrumQuestion,
  signal: AbortSignal,
): Promise<readonly SpectrumValue[]> {
  const [scene] = slice.scenes;
  const read = async (band: SpectrumBand): Promise<SpectrumValue> => {
    try {
      const result = await engine.statistics(
        { slice: slice.id, recipe: bandRecipe(band, recipe), area: place.geometry, options },
        { signal },
      );
      if (!result) throw new ProblemError(NOT_SET);
      const { n, valid, summary } = result.answer;
      return { ...band, n, valid, summary };
    } catch (error) {
      if (isAbort(error)) throw error;
      return { ...band, n: 0, valid: 0, summary: null, problem: problemOf(error) };
    }
  };
  return Promise.all((scene ? spectrumBands(scene) : []).map(read));
}

function bandRecipe(
  { reference, title }: SpectrumBand,
  { mask, calibration }: SpectrumQuestion["recipe"],
): ExpressionRecipe {
  return {
    kind: "expression",
    title,
    // Names of files may have any characters: between backticks they are names all the same.
    expression: `\`${reference}\``,
    mask,
    ...(calibration === undefined ? {} : { calibration }),
    rescale: [0, 1],
    colormap: "greys",
    reversed: false,
  };
}
