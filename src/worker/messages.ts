import type { Problem } from "../problem/problem.ts";
import type { Slice } from "../timeline/types.ts";
import type { Owners } from "./file-owners.ts";
import type { PassThroughs } from "../geotiff/source/pass-through.ts";
import type { EngineStatistics, PointValue, TileRequest, ValueRequest } from "./types.ts";

/** What the pool says to a worker. */
export type ToWorker =
  | { readonly type: "start"; readonly settings: WorkerSettings; readonly session: MessagePort }
  /** Sent once, before the first job that needs it. `key` is the pool's name for this version of it. */
  | { readonly type: "slice"; readonly key: string; readonly slice: Slice }
  | { readonly type: "forget"; readonly keys: readonly string[] }
  | {
      readonly type: "job";
      readonly id: number;
      readonly slice: string;
      readonly job: Job;
      readonly owners: Owners;
    }
  /** A line to another worker, or a new one after that worker was replaced. */
  | { readonly type: "peer"; readonly worker: number; readonly port: MessagePort }
  | { readonly type: "abort"; readonly id: number }
  | { readonly type: "clear"; readonly origins: readonly string[] }
  /** Answered at once by a worker that is not stuck. */
  | { readonly type: "ping" };

export interface WorkerSettings {
  /** Bytes this worker's caches may hold. */
  readonly memoryBudget: number;
  readonly connectionsPerHost: number;
  readonly passThroughs: PassThroughs;
}

export type Job =
  | ({ readonly kind: "tile" } & Pick<TileRequest, "recipe" | "tile" | "size" | "resampling">)
  | ({ readonly kind: "value" } & Pick<ValueRequest, "recipe" | "point">);

/** What a worker answers. Counters are what was added since its last message. */
export type FromWorker =
  | { readonly type: "done"; readonly id: number; readonly result: JobResult; readonly counters: Counters }
  /** `problem` is null for a job that was aborted. */
  | {
      readonly type: "failed";
      readonly id: number;
      readonly problem: Problem | null;
      readonly counters: Counters;
    }
  /** After work for another worker, which has its own channel for the answer. */
  | { readonly type: "counters"; readonly counters: Counters }
  | { readonly type: "pong" };

export type JobResult =
  | {
      readonly kind: "tile";
      readonly bitmap: ImageBitmap | null;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "value"; readonly value: PointValue | null };

/** `cachedBytes` is what this worker holds now, the others are increments. */
export type Counters = EngineStatistics;
