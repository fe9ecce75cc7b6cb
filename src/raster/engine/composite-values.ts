import type { ReportProgress } from "../../async/progress.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { Reduction, Slice } from "../../timeline/types.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import { accumulatorOf } from "../mosaic/accumulator-of.ts";
import { frameBBox } from "../warp/frame-bbox.ts";
import type { Frame } from "../warp/frame.ts";
import { placeFrame } from "../warp/place-frame.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { frameValues } from "./frame-values.ts";
import { type PartTarget, partFrame } from "./part-frame.ts";

export interface CompositeRequest {
  readonly slices: readonly Slice[];
  readonly calculation: Calculation;
  readonly target: PartTarget;
  readonly reduction: Reduction;
  readonly bands: BandReader;
}

export interface CompositeValues {
  readonly frame: Frame;
  readonly planes: readonly Plane[] | null;
  /** Of dates and scenes that could not be read, while others could. */
  readonly problems: readonly Problem[];
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads one date after the other into an accumulator, until nothing more can change the result.
 * @param report called after each date with the number of dates read
 * @throws the first date's ProblemError when none could be read; AbortError
 */
export async function compositeValues(
  { slices, calculation, target, reduction, bands }: CompositeRequest,
  signal: AbortSignal,
  report?: ReportProgress,
): Promise<CompositeValues> {
  const scenes = slices.flatMap((slice) => slice.scenes);
  const frame = await partFrame(target, scenes, calculation, bands, signal);
  const accumulator = accumulatorOf(reduction, {
    pixels: frame.width * frame.height,
    planes: (calculation.programs ?? calculation.bands).length,
    dates: slices.length,
    bytesPerValue: frame.decimation === undefined ? 4 : 8,
  });
  const bbox = frameBBox(await placeFrame(frame));
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  let firstError: unknown;
  let answered = 0;
  for (const [index, slice] of slices.entries()) {
    if (accumulator.isDone) break;
    try {
      const { missing } = accumulator;
      const values = await frameValues(slice.scenes, calculation, frame, bbox, bands, signal, missing);
      answered += 1;
      if (values.planes) accumulator.feed(values.planes);
      problems.push(...values.problems);
      warnings.push(...values.warnings);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      firstError ??= error;
      problems.push(error.problem);
    }
    report?.({ done: index + 1, total: slices.length });
  }
  if (answered === 0 && firstError !== undefined) throw firstError;
  return { frame, planes: accumulator.data, problems, warnings };
}
