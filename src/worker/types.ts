import type { ReportProgress } from "../async/progress.ts";
import type { Traffic } from "../async/traffic.ts";
import type { Problem } from "../problem/problem.ts";
import type { Slice } from "../timeline/types.ts";
import type { JobPriority } from "./job-queue.ts";
import type { Performed, PointQuestion, PointValue, Question, TileQuestion, Verb } from "./jobs.ts";

/** The raster rooms behind a pool of workers, as the rest of the application sees them. */
export interface RasterEngine {
  /** Replaces the slices that may be asked for. Caches of slices that stay are kept. */
  setSlices(slices: readonly Slice[]): void;
  /** Replaces the files of this computer that may be read, by address. */
  setFiles(files: ReadonlyMap<string, Blob>): void;
  /**
   * Any verb of the job table; the methods below are shorthands.
   * @returns null for a slice that is not among those set
   * @throws AbortError; ProblemError, only when no scene could be read
   */
  run<V extends Verb>(verb: V, question: Question<V>, options: RunOptions): Promise<JobResult<V> | null>;
  /** One map tile. The caller owns its bitmap and closes it. @throws as `run` */
  tile(request: TileRequest, signal: AbortSignal): Promise<TileImage>;
  /** The exact value (nearest pixel at full resolution) under a point, per band. @throws as `run` */
  point(request: PointQuestion, signal: AbortSignal): Promise<PointValue | null>;
  /** The values of a box or of a window of a file's own grid. @returns and @throws as `run` */
  part(question: Question<"part">, options: LongOptions): Promise<JobResult<"part"> | null>;
  /** The values of a file's own pixels under an area. @returns and @throws as `run` */
  feature(question: Question<"feature">, options: LongOptions): Promise<JobResult<"feature"> | null>;
  /** What the values under an area come to. @returns and @throws as `run` */
  statistics(question: Question<"statistics">, options: LongOptions): Promise<JobResult<"statistics"> | null>;
  /** What the values under each of several areas come to. @returns and @throws as `run` */
  zonal(question: Question<"zonal">, options: LongOptions): Promise<JobResult<"zonal"> | null>;
  /** Several dates as one part. @returns null when one of the slices is not set. @throws as `run` */
  composite(question: Question<"composite">, options: LongOptions): Promise<JobResult<"composite"> | null>;
  /** Raises an equal tile that was asked for and is not yet answered to the priority of `request`. */
  hasten(request: TileRequest): void;
  /** Drops everything read from these origins and aborts what is being read from them. */
  clear(origins: readonly string[]): void;
  /** Counters since the engine was made. */
  counters(): EngineCounters;
  dispose(): void;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly priority: JobPriority;
  /** For verbs that take long. */
  readonly onProgress?: ReportProgress;
}

/** In the background unless told otherwise. */
export type LongOptions = Omit<RunOptions, "priority"> & Partial<Pick<RunOptions, "priority">>;

export interface JobResult<V extends Verb> extends Performed<V> {
  /** What this job was the first to need; what it shared with an earlier job counts there. */
  readonly traffic: Traffic;
}

/** Slices on screen go before those prefetched. */
export type TilePriority = "visible" | "prefetch";

export interface TileRequest extends TileQuestion {
  readonly priority: TilePriority;
}

/** Requests and bytes are those this tile was the first to need. */
export interface TileImage extends Traffic {
  /**
   * Null where no scene has a valid pixel. Not premultiplied. The caller owns the bitmap and closes it:
   * no other caller is given the same one.
   */
  readonly bitmap: ImageBitmap | null;
  /** Of a tile without a picture: there are pixels, and the mask hides all of them. */
  readonly masked?: true;
  /** Scenes that could not be drawn while others could. */
  readonly problems: readonly Problem[];
}

export interface EngineCounters extends Traffic {
  readonly decodedBlocks: number;
  readonly cachedBytes: number;
}
