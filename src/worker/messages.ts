import type { PassThroughs } from "../geotiff/source/pass-through.ts";
import type { Slice } from "../timeline/types.ts";
import type { Owners } from "./file-owners.ts";
import type { Performed, Question, Verb } from "./jobs.ts";
import type { EngineCounters } from "./types.ts";

/** What the pool asks a worker and tells it. */
export interface WorkerVerbs {
  readonly start: { question: WorkerStart; answer: void };
  /** Told once, before the first job that needs it. `key` is the engine's name for this version of it. */
  readonly slice: { question: { readonly key: string; readonly slice: Slice }; answer: void };
  readonly forget: { question: readonly string[]; answer: void };
  readonly job: { question: WorkerJob; answer: WorkerAnswer };
  /** A line to another worker, or a new one after that worker was replaced. */
  readonly peer: { question: { readonly worker: number; readonly port: MessagePort }; answer: void };
  /** All files of this computer that may be read, by address; those told before are forgotten. */
  readonly files: { question: ReadonlyMap<string, Blob>; answer: void };
  /** Origins of which everything is dropped. */
  readonly clear: { question: readonly string[]; answer: void };
  /** Answered at once by a worker that is not stuck. */
  readonly ping: { question: null; answer: null };
}

/** What a worker tells the pool. */
export interface PoolVerbs {
  /** After work whose answer does not carry them: for another worker, failed or aborted. */
  readonly counters: { question: Counters; answer: void };
}

export interface WorkerStart {
  readonly settings: WorkerSettings;
  readonly session: MessagePort;
}

export interface WorkerSettings {
  /** Bytes this worker's caches may hold. */
  readonly memoryBudget: number;
  readonly connectionsPerHost: number;
  readonly passThroughs: PassThroughs;
}

export interface WorkerJob {
  readonly verb: Verb;
  readonly question: Question<Verb>;
  /** One per slice of the question, in its order. */
  readonly sliceKeys: readonly string[];
  readonly owners: Owners;
}

export interface WorkerAnswer extends Performed<Verb> {
  readonly counters: Counters;
}

/** `cachedBytes` is what this worker holds now, the others are increments since its last message. */
export type Counters = EngineCounters;
