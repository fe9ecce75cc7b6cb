import { ProblemError } from "../problem/problem.ts";
import type { Slice } from "../timeline/types.ts";
import { type JobPriority, JobQueue } from "./job-queue.ts";
import type { Counters, FromWorker, Job, JobResult, ToWorker } from "./messages.ts";
import { type PoolWorker, WorkerSeat } from "./worker-seat.ts";

export interface PoolOptions {
  readonly createWorker: () => PoolWorker;
  readonly count: number;
  /** The first message of a new worker, with what it transfers. */
  readonly start: () => { readonly message: ToWorker; readonly transfer: Transferable[] };
}

/** Jobs a worker works on at a time: most of them wait for the network, and the more wait, the fewer requests. */
const JOBS_AT_A_TIME = 16;

/** Prefetching leaves room for what may become visible any moment. */
const PREFETCH_AT_A_TIME = 4;

/** A job in the queue or at a worker. */
export interface PoolJob {
  readonly id: number;
  readonly sliceKey: string;
  readonly slice: Slice;
  readonly job: Job;
  readonly priority: JobPriority;
  /** How often it has lost its worker. */
  losses: number;
  resolve(answer: JobAnswer): void;
  reject(error: unknown): void;
}

export interface JobAnswer {
  readonly result: JobResult;
  readonly counters: Counters;
}

/** Spreads jobs over workers, and replaces a worker that died together with its jobs. */
export class WorkerPool {
  private readonly seats: WorkerSeat[];
  private readonly queue = new JobQueue<PoolJob>();
  private readonly options: PoolOptions;
  private lastId = 0;
  private disposed = false;

  constructor(options: PoolOptions) {
    this.options = options;
    this.seats = Array.from({ length: options.count }, () => this.seat());
  }

  /** @throws ProblemError, AbortError */
  run(sliceKey: string, slice: Slice, job: Job, priority: JobPriority, signal: AbortSignal): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      if (signal.aborted || this.disposed) {
        reject(aborted());
        return;
      }
      const id = ++this.lastId;
      const leave = (): void => {
        if (!this.queue.remove(entry)) for (const seat of this.seats) seat.abort(entry);
        reject(aborted());
        this.dispatch();
      };
      const settle = (): void => signal.removeEventListener("abort", leave);
      const entry: PoolJob = {
        id,
        sliceKey,
        slice,
        job,
        priority,
        losses: 0,
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.queue.push(entry, priority);
      this.dispatch();
    });
  }

  /** Bytes held by the caches of all workers, as last heard. */
  get cachedBytes(): number {
    return this.seats.reduce((sum, seat) => sum + seat.cachedBytes, 0);
  }

  broadcast(message: ToWorker): void {
    for (const seat of this.seats) seat.send(message);
  }

  /** Tells every worker that these versions of slices will not be asked for again. */
  forget(keys: readonly string[]): void {
    for (const seat of this.seats) seat.forget(keys);
  }

  dispose(): void {
    this.disposed = true;
    for (const seat of this.seats) for (const job of seat.dispose()) job.reject(aborted());
    for (const job of this.queue.drain()) job.reject(aborted());
  }

  private seat(): WorkerSeat {
    const worker = this.options.createWorker();
    const { message, transfer } = this.options.start();
    worker.postMessage(message, transfer);
    const seat: WorkerSeat = new WorkerSeat(worker, {
      idle: () => this.dispatch(),
      lost: () => this.replace(seat),
    });
    return seat;
  }

  private dispatch(): void {
    if (this.disposed) return;
    for (;;) {
      const seat = this.seats.reduce((best, other) => (other.load < best.load ? other : best));
      if (seat.load >= JOBS_AT_A_TIME) return;
      const prefetchAllowed = seat.prefetching < PREFETCH_AT_A_TIME;
      const job = this.queue.take((_, priority) => priority !== "prefetch" || prefetchAllowed);
      if (!job) return;
      seat.assign(job);
    }
  }

  /** Each job of a lost worker is tried once more: it may be innocent. The second time it is to blame. */
  private replace(seat: WorkerSeat): void {
    const index = this.seats.indexOf(seat);
    if (index < 0 || this.disposed) return;
    const jobs = seat.dispose();
    this.seats[index] = this.seat();
    for (const job of jobs.toReversed()) {
      job.losses += 1;
      if (job.losses > 1) job.reject(new ProblemError(crashed));
      else this.queue.unshift(job, job.priority);
    }
    this.dispatch();
  }
}

const crashed = {
  kind: "limit",
  message: "The part of the browser that decodes pixels crashed twice on this tile.",
  advice: "The file may be damaged or need more memory than the browser gives. Try another scene or zoom in.",
} as const;

function aborted(): DOMException {
  return new DOMException("The request was aborted.", "AbortError");
}

export type { FromWorker };
