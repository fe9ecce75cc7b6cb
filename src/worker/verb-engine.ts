import type { PointQuestion, PointValue, Question, Verb } from "./jobs.ts";
import type { JobResult, LongOptions, RasterEngine, RunOptions, TileImage, TileRequest } from "./types.ts";

/** Verbs that may read for long. */
type LongVerb = "part" | "feature" | "statistics" | "zonal" | "composite";

/** The shorthands of an engine, all over `run`. */
export abstract class VerbEngine implements Pick<RasterEngine, "run" | LongVerb | "tile" | "point"> {
  abstract run<V extends Verb>(
    verb: V,
    question: Question<V>,
    options: RunOptions,
  ): Promise<JobResult<V> | null>;

  async tile({ priority, ...question }: TileRequest, signal: AbortSignal): Promise<TileImage> {
    const result = await this.run("tile", question, { signal, priority });
    if (!result) return { bitmap: null, problems: [], requests: 0, bytes: 0 };
    const { answer, problems, traffic, masked } = result;
    return { bitmap: answer, problems, ...traffic, ...(masked ? { masked } : {}) };
  }

  async point(question: PointQuestion, signal: AbortSignal): Promise<PointValue | null> {
    const result = await this.run("point", question, { signal, priority: "point" });
    return result && result.answer;
  }

  part(question: Question<"part">, options: LongOptions): Promise<JobResult<"part"> | null> {
    return this.run("part", question, { priority: "background", ...options });
  }

  feature(question: Question<"feature">, options: LongOptions): Promise<JobResult<"feature"> | null> {
    return this.run("feature", question, { priority: "background", ...options });
  }

  statistics(
    question: Question<"statistics">,
    options: LongOptions,
  ): Promise<JobResult<"statistics"> | null> {
    return this.run("statistics", question, { priority: "background", ...options });
  }

  zonal(question: Question<"zonal">, options: LongOptions): Promise<JobResult<"zonal"> | null> {
    return this.run("zonal", question, { priority: "background", ...options });
  }

  composite(question: Question<"composite">, options: LongOptions): Promise<JobResult<"composite"> | null> {
    return this.run("composite", question, { priority: "background", ...options });
  }
}
