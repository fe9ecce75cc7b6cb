import { ProblemError } from "../problem/problem.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import type { PoolJob } from "./pool.ts";

/** As much of `Worker` as the pool needs; tests bring their own. */
export interface PoolWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
}

interface SeatEvents {
  /** A job has been answered. */
  idle(): void;
  /** The worker has died or is stuck. */
  lost(): void;
}

/** A worker with jobs is asked this often whether it still answers, milliseconds. */
const PING_INTERVAL = 10_000;

/** One place of the pool: a worker, the jobs it has and the slices it knows. */
export class WorkerSeat {
  private readonly worker: PoolWorker;
  private readonly events: SeatEvents;
  private readonly jobs = new Map<number, PoolJob>();
  private readonly slices = new Set<string>();
  private watch: ReturnType<typeof setInterval> | undefined;
  private awaitingPong = false;
  cachedBytes = 0;

  constructor(worker: PoolWorker, events: SeatEvents) {
    this.worker = worker;
    this.events = events;
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.events.lost();
    };
    worker.onmessageerror = () => this.events.lost();
  }

  get load(): number {
    return this.jobs.size;
  }

  get prefetching(): number {
    return [...this.jobs.values()].filter(({ priority }) => priority === "prefetch").length;
  }

  assign(job: PoolJob): void {
    if (!this.slices.has(job.sliceKey)) {
      this.slices.add(job.sliceKey);
      this.send({ type: "slice", key: job.sliceKey, slice: job.slice });
    }
    this.jobs.set(job.id, job);
    this.send({ type: "job", id: job.id, slice: job.sliceKey, job: job.job });
    this.watch ??= setInterval(() => this.check(), PING_INTERVAL);
  }

  /** The job is forgotten at once; the worker stops as soon as it reads the message. */
  abort(job: PoolJob): void {
    if (!this.jobs.delete(job.id)) return;
    this.send({ type: "abort", id: job.id });
    this.rest();
  }

  forget(keys: readonly string[]): void {
    const known = keys.filter((key) => this.slices.delete(key));
    if (known.length > 0) this.send({ type: "forget", keys: known });
  }

  send(message: ToWorker): void {
    this.worker.postMessage(message, []);
  }

  /** @returns the jobs that had not been answered, in the order they were assigned */
  dispose(): readonly PoolJob[] {
    clearInterval(this.watch);
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    const jobs = [...this.jobs.values()];
    this.jobs.clear();
    return jobs;
  }

  private receive(message: FromWorker): void {
    this.awaitingPong = false;
    if (message.type === "pong") return;
    this.cachedBytes = message.counters.cachedBytes;
    const job = this.jobs.get(message.id);
    if (!job) {
      if (message.type === "done" && message.result.kind === "tile") message.result.bitmap?.close();
      return;
    }
    this.jobs.delete(message.id);
    this.rest();
    if (message.type === "done") job.resolve({ result: message.result, counters: message.counters });
    else job.reject(message.problem ? new ProblemError(message.problem) : unwanted());
    this.events.idle();
  }

  private check(): void {
    if (this.awaitingPong) {
      this.events.lost();
      return;
    }
    this.awaitingPong = true;
    this.send({ type: "ping" });
  }

  private rest(): void {
    if (this.jobs.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    this.awaitingPong = false;
  }
}

/** A job that the worker dropped on its own: its data has been cleared. */
function unwanted(): DOMException {
  return new DOMException("What was being read has been dropped.", "AbortError");
}
