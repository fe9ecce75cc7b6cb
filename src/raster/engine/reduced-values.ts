import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { ReducedSteps, Slice } from "../../timeline/types.ts";
import { accumulatorOf } from "../mosaic/accumulator-of.ts";
import type { Frame } from "../warp/frame.ts";
import type { Calculation } from "./calculation.ts";
import type { FrameValues } from "./frame-values.ts";

/**
 * The values of a composite in one frame. Steps are read one after the other: the tiles of a view are read side by
 * side, and each step's values are kept like those of the step itself.
 * @throws ProblemError: of kind `limit` for a median of too much, else the first step's when none could be read
 */
export async function reducedValues(
  { method, steps }: ReducedSteps,
  calculation: Calculation,
  frame: Frame,
  read: (step: Slice) => Promise<FrameValues> | FrameValues,
): Promise<FrameValues> {
  const accumulator = accumulatorOf(method, {
    pixels: frame.width * frame.height,
    planes: (calculation.programs ?? calculation.bands).length,
    dates: steps.length,
    bytesPerValue: frame.decimation === undefined ? 4 : 8,
  });
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const scenes: Scene[] = [];
  let masked = false;
  let firstError: unknown;
  let answered = 0;
  for (const step of steps) {
    if (accumulator.isDone) break;
    try {
      const values = await read(step);
      answered += 1;
      // They are kept for the step, and an accumulator writes into what it is fed.
      if (values.planes) accumulator.feed(values.planes.map((plane) => plane.slice()));
      masked ||= values.masked;
      problems.push(...values.problems);
      warnings.push(...values.warnings);
      scenes.push(...values.scenes);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      firstError ??= error;
      problems.push(error.problem);
    }
  }
  if (answered === 0 && firstError !== undefined) throw firstError;
  return { planes: accumulator.data, masked, problems, warnings, scenes };
}
