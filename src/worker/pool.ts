import { ProblemError } from "../problem/problem.ts";
import { abortError } from "../async/abort.ts";
import { type JobPriority, JobQueue, isMoreUrgent } from "./job-queue.ts";
import type { Counters, JobResult, ToWorker } from "./messages.ts";
import { type NewJob, PoolJob, jobKey } from "./pool-job.ts";
import { type PoolWorker, WorkerSeat } from "./worker-seat.ts";

export interface PoolOptions {
  readonly createWorker: () => PoolWorker;
  readonly count: number;
  /** Told what workers have read and decoded, as they tell it. */
  readonly counted: (counters: Counters) => void;
  /** The first message of a new worker, with what it transfers. */
  readonly start: (index: number) => { readonly message: ToWorker; readonly transfer: Transferable[] };
}

/** Jobs a worker works on at a time: most of them wait for the network, and the more wait, the fewer requests. */
const JOBS_AT_A_TIME = 16;

/** Prefetching leaves room for what may become visible any moment. */
const PREFETCH_AT_A_TIME = 4;

/** How often a busy pool asks its workers whether they still answer, milliseconds. */
const PING_INTERVAL = 10_000;

/** Spreads jobs over workers, and replaces a worker that died together with its jobs. */
export class WorkerPool {
  private readonly seats: WorkerSeat[];
  private readonly queue = new JobQueue<PoolJob>();
  private readonly options: PoolOptions;
  /** Jobs that may be joined, by what they answer. */
  private readonly underWay = new Map<string, PoolJob>();
  private lastId = 0;
  private disposed = false;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(options: PoolOptions) {
    this.options = options;
    this.seats = Array.from({ length: options.count }, (_, index) => this.seat(index));
    for (const [index, seat] of this.seats.entries()) {
      for (const [other, peer] of this.seats.slice(0, index).entries()) introduce(index, seat, other, peer);
    }
  }

  /**
   * Does a job, or joins the same job that is under way: a tile that was prefetched and comes into view
   * is asked for again. It is then as urgent as the most urgent of who waits.
   * @throws ProblemError, AbortError
   */
  run(what: NewJob, signal: AbortSignal): Promise<JobResult> {
    if (signal.aborted || this.disposed) return Promise.reject(abortError());
    const key = jobKey(what);
    const known = this.underWay.get(key);
    if (known) {
      this.hasten(known, what.priority);
      return known.join(signal);
    }
    const close = (): void => {
      if (this.underWay.get(key) === job) this.underWay.delete(key);
    };
    const job: PoolJob = new PoolJob(++this.lastId, what, {
      settled: close,
      abandoned: () => {
        close();
        if (!this.queue.remove(job)) for (const seat of this.seats) seat.abort(job);
        this.dispatch();
      },
    });
    this.underWay.set(key, job);
    const result = job.join(signal);
    this.queue.push(job, job.priority);
    this.dispatch();
    return result;
  }

  /** Bytes held by the caches of all workers, as last heard. */
  get cachedBytes(): number {
    return this.seats.reduce((sum, seat) => sum + seat.cachedBytes, 0);
  }

  /** Workers drop what they read from these origins. Whoever asks from now on does not get it. */
  clear(origins: readonly string[]): void {
    this.underWay.clear();
    for (const seat of this.seats) seat.send({ type: "clear", origins });
  }

  /** Tells every worker that these versions of slices will not be asked for again. */
  forget(keys: readonly string[]): void {
    for (const seat of this.seats) seat.forget(keys);
  }

  dispose(): void {
    this.disposed = true;
    this.keepWatch();
    for (const seat of this.seats) for (const job of seat.dispose()) job.reject(abortError());
    for (const job of this.queue.drain()) job.reject(abortError());
  }

  private seat(index: number): WorkerSeat {
    const worker = this.options.createWorker();
    const { message, transfer } = this.options.start(index);
    worker.postMessage(message, transfer);
    const seat: WorkerSeat = new WorkerSeat(worker, {
      answered: () => this.dispatch(),
      counted: this.options.counted,
      lost: () => this.replace(seat),
    });
    return seat;
  }

  /** While there is work, every worker is asked whether it still answers: also one that only serves others. */
  private keepWatch(): void {
    const busy = !this.disposed && this.seats.some(({ load }) => load > 0);
    if (!busy) clearInterval(this.watch);
    this.watch = busy ? (this.watch ?? setInterval(() => this.checkAll(), PING_INTERVAL)) : undefined;
  }

  private checkAll(): void {
    for (const seat of this.seats.slice()) if (!seat.check()) this.replace(seat);
  }

  private dispatch(): void {
    if (this.disposed) return;
    this.assignAll();
    this.keepWatch();
  }

  private assignAll(): void {
    for (;;) {
      const job = this.queue.take((queued, priority) => hasRoom(this.seatOf(queued), priority));
      if (!job) return;
      this.seatOf(job).assign(job);
    }
  }

  private hasten(job: PoolJob, priority: JobPriority): void {
    if (!isMoreUrgent(priority, job.priority)) return;
    job.priority = priority;
    if (this.queue.remove(job)) this.queue.push(job, priority);
    this.dispatch();
  }

  private seatOf({ what }: PoolJob): WorkerSeat {
    return this.seats[what.affinity % this.seats.length] as WorkerSeat;
  }

  /** Each job of a lost worker is tried once more: it may be innocent. The second time it is to blame. */
  private replace(seat: WorkerSeat): void {
    const index = this.seats.indexOf(seat);
    if (index < 0 || this.disposed) return;
    const jobs = seat.dispose();
    const fresh = this.seat(index);
    this.seats[index] = fresh;
    for (const [other, peer] of this.seats.entries()) {
      if (other !== index) introduce(index, fresh, other, peer);
    }
    for (const job of jobs.toReversed()) {
      job.losses += 1;
      if (job.losses > 1) job.reject(new ProblemError(crashed));
      else this.queue.unshift(job, job.priority);
    }
    this.dispatch();
  }
}

function hasRoom(seat: WorkerSeat, priority: JobPriority): boolean {
  // Somebody waits for a point with the pointer on it, and it seldom takes more than one block.
  if (priority === "point") return true;
  if (seat.load >= JOBS_AT_A_TIME) return false;
  return priority === "visible" || seat.prefetching < PREFETCH_AT_A_TIME;
}

/** Lays a line between two workers. */
function introduce(index: number, seat: WorkerSeat, other: number, peer: WorkerSeat): void {
  const { port1, port2 } = new MessageChannel();
  seat.send({ type: "peer", worker: other, port: port1 }, [port1]);
  peer.send({ type: "peer", worker: index, port: port2 }, [port2]);
}

const crashed = {
  kind: "limit",
  message: "The part of the browser that decodes pixels crashed twice on this tile.",
  advice: "The file may be damaged or need more memory than the browser gives. Try another scene or zoom in.",
} as const;
