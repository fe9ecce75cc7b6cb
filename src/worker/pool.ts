import { abortError } from "../async/abort.ts";
import type { ReportProgress } from "../async/progress.ts";
import type { Problem } from "../problem/problem.ts";
import type { Slice } from "../timeline/types.ts";
import { askTwice } from "./ask-twice.ts";
import { connectAllPeers, connectPeers } from "./connect-peers.ts";
import { Heartbeat } from "./heartbeat.ts";
import { type JobPriority, JobQueue, type QueuedJob } from "./job-queue.ts";
import type { Counters, WorkerAnswer, WorkerJob, WorkerStart } from "./messages.ts";
import { type PoolWorker, WorkerHandle } from "./worker-handle.ts";

export interface PoolOptions {
  readonly createWorker: () => PoolWorker;
  readonly count: number;
  /** The first message to the worker of that number. */
  readonly start: (worker: number) => WorkerStart;
  /** Called with what workers have read and decoded. */
  readonly onCounters: (counters: Counters) => void;
  /** Called with an answer whose job was aborted at the same moment. */
  readonly onUnwanted: (answer: WorkerAnswer) => void;
}

export interface PoolJob extends QueuedJob {
  readonly message: WorkerJob;
  /** In the order of `message.sliceKeys`. */
  readonly slices: readonly Slice[];
  /**
   * Jobs of one number go to one worker: it still has the values when only the colours change. Without it
   * the least busy worker is taken.
   */
  readonly affinity: number | undefined;
}

/** Spreads jobs over workers, and replaces a worker that has died. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #workers: WorkerHandle[];
  /** One per worker; its replacement takes over the jobs. */
  readonly #queues: readonly JobQueue[];
  readonly #heartbeat = new Heartbeat(() => this.#pingAll());
  #disposed = false;
  #files: ReadonlyMap<string, Blob> = new Map();

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#workers = Array.from({ length: options.count }, (_, index) => this.#open(index));
    this.#queues = this.#workers.map(() => new JobQueue());
    connectAllPeers(this.#workers);
  }

  /** @throws ProblemError, AbortError */
  run(job: PoolJob, signal: AbortSignal, onProgress: ReportProgress): Promise<WorkerAnswer> {
    const index = job.affinity === undefined ? this.#leastBusy() : job.affinity % this.#queues.length;
    const perform = async (): Promise<WorkerAnswer> => {
      const worker = this.#workers[index];
      if (this.#disposed || !worker) throw abortError();
      return worker.perform(job.message, job.slices, signal, onProgress);
    };
    const queue = this.#queues[index] as JobQueue;
    return this.#heartbeat.during(queue.run(job, signal, () => askTwice(perform, crashed)));
  }

  /** Raises jobs of that key to `priority`, where theirs is lower. */
  hasten(key: string, priority: JobPriority): void {
    for (const queue of this.#queues) queue.hasten(key, priority);
  }

  /** Bytes held by the caches of all workers, as last heard. */
  get cachedBytes(): number {
    return this.#workers.reduce((sum, { cachedBytes }) => sum + cachedBytes, 0);
  }

  /** Workers drop what they read from these origins. */
  clear(origins: readonly string[]): void {
    for (const worker of this.#workers) worker.clear(origins);
  }

  /** Tells every worker which files of this computer there are; also those that replace one. */
  setFiles(files: ReadonlyMap<string, Blob>): void {
    this.#files = files;
    for (const worker of this.#workers) worker.setFiles(files);
  }

  /** Tells every worker that these versions of slices will not be asked for again. */
  forget(sliceKeys: readonly string[]): void {
    for (const worker of this.#workers) worker.forget(sliceKeys);
  }

  dispose(): void {
    this.#disposed = true;
    for (const worker of this.#workers) worker.dispose();
  }

  #open(index: number): WorkerHandle {
    const { createWorker, start, onCounters, onUnwanted } = this.#options;
    const handle: WorkerHandle = new WorkerHandle(createWorker(), start(index), {
      onCounters,
      onUnwanted,
      onLost: () => this.#replace(handle),
    });
    if (this.#files.size > 0) handle.setFiles(this.#files);
    return handle;
  }

  /** Also pings workers without jobs of their own: they may own files that others need. */
  #pingAll(): void {
    for (const worker of this.#workers.slice()) if (!worker.ping()) this.#replace(worker);
  }

  /** Its open jobs are asked again, of the new worker. */
  #replace(lost: WorkerHandle): void {
    const index = this.#workers.indexOf(lost);
    if (index < 0 || this.#disposed) return;
    lost.dispose();
    this.#workers[index] = this.#open(index);
    connectPeers(this.#workers, index);
  }

  #leastBusy(): number {
    const loads = this.#queues.map(({ load }) => load);
    return loads.indexOf(Math.min(...loads));
  }
}

const crashed: Problem = {
  kind: "limit",
  message: "The part of the browser that decodes pixels crashed twice on this request.",
  advice: "The file may be damaged or need more memory than the browser gives. Try another scene or zoom in.",
};
