import type { Piece, PieceValues } from "../../geotiff/write/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import { frameWithin } from "../../raster/warp/frame.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Output } from "../../worker/jobs.ts";
import type { RasterEngine } from "../../worker/types.ts";
import type { OutputValues } from "./geotiff-plan.ts";

export interface ReadOptions {
  readonly engine: Pick<RasterEngine, "part">;
  /** A date, or a composite of several. */
  readonly slice: Pick<Slice, "id">;
  readonly recipe: Recipe;
  readonly values: OutputValues;
  readonly output: Output;
  /** Of scenes that could not be read while others could. */
  readonly onProblem: (problem: Problem) => void;
}

/** The values of a piece of an output, in the background, through the reads that the map is drawn with. */
export async function readPiece(
  options: ReadOptions,
  piece: Piece,
  signal: AbortSignal,
): Promise<PieceValues> {
  const { recipe, values, output } = options;
  const target = { frame: frameWithin(output.frame, piece) };
  if (values === "recipe" || recipe.kind === "classes") return planesOf(options, recipe, target, signal);
  // As stored, each band is a recipe of its own.
  const bands = await Promise.all(
    output.bands.map(({ name }) =>
      planesOf(options, { kind: "classes", title: name, band: name, mask: null }, target, signal),
    ),
  );
  const nothing = new Float64Array(piece.width * piece.height).fill(Number.NaN);
  return bands.map((planes) => planes?.[0] ?? nothing);
}

async function planesOf(
  { engine, slice, onProblem }: ReadOptions,
  recipe: Recipe,
  target: { readonly frame: Output["frame"] },
  signal: AbortSignal,
): Promise<PieceValues> {
  const result = await engine.part({ slice: slice.id, recipe, target }, { signal });
  if (!result) throw gone();
  for (const problem of result.problems) onProblem(problem);
  return result.answer.planes;
}

function gone(): ProblemError {
  return new ProblemError({
    kind: "missing",
    message: "The picture that is to be written is not among the results any more.",
    advice: "Search again, or wait until a composite has all its dates, and write the file then.",
  });
}
