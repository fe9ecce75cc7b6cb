import type { PointQuestion, PointValue, Question, Verb } from "./jobs.ts";
import type { JobResult, RasterEngine, RunOptions, TileImage, TileRequest } from "./types.ts";

/** The shorthands of an engine, all over `run`. */
export abstract class VerbEngine implements Pick<RasterEngine, "run" | "tile" | "point"> {
  abstract run<V extends Verb>(
    verb: V,
    question: Question<V>,
    options: RunOptions,
  ): Promise<JobResult<V> | null>;

  async tile({ priority, ...question }: TileRequest, signal: AbortSignal): Promise<TileImage> {
    const result = await this.run("tile", question, { signal, priority });
    if (!result) return { bitmap: null, problems: [], requests: 0, bytes: 0 };
    const { answer, problems, traffic } = result;
    return { bitmap: answer, problems, ...traffic };
  }

  async point(question: PointQuestion, signal: AbortSignal): Promise<PointValue | null> {
    const result = await this.run("point", question, { signal, priority: "point" });
    return result && result.answer;
  }
}
