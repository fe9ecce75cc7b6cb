import { ProblemError } from "../problem/problem.ts";
import type { Counters, FromWorker, ToWorker } from "./messages.ts";
import type { PoolJob } from "./pool-job.ts";

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
  answered(): void;
  counted(counters: Counters): void;
  /** The worker has died. */
  lost(): void;
}

/** One missed answer may be a machine that slept; three in a row are a loop without end. */
const MOST_MISSED_PONGS = 3;

/** One place of the pool: a worker, the jobs it has and the slices it knows. */
export class WorkerSeat {
  private readonly worker: PoolWorker;
  private readonly events: SeatEvents;
  private readonly jobs = new Map<number, PoolJob>();
  private readonly slices = new Set<string>();
  private missedPongs = 0;
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
    const { sliceKey, slice, job: what, owners } = job.what;
    if (!this.slices.has(sliceKey)) {
      this.slices.add(sliceKey);
      this.send({ type: "slice", key: sliceKey, slice });
    }
    this.jobs.set(job.id, job);
    this.send({ type: "job", id: job.id, slice: sliceKey, job: what, owners });
  }

  /** The job is forgotten at once; the worker stops as soon as it reads the message. */
  abort(job: PoolJob): void {
    if (!this.jobs.delete(job.id)) return;
    this.send({ type: "abort", id: job.id });
  }

  forget(keys: readonly string[]): void {
    const known = keys.filter((key) => this.slices.delete(key));
    if (known.length > 0) this.send({ type: "forget", keys: known });
  }

  send(message: ToWorker, transfer: Transferable[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  /**
   * Asks the worker whether it still answers.
   * @returns false when it has not answered the last times: it is stuck
   */
  check(): boolean {
    if (this.missedPongs >= MOST_MISSED_PONGS) return false;
    this.missedPongs += 1;
    this.send({ type: "ping" });
    return true;
  }

  /** @returns the jobs that had not been answered, in the order they were assigned */
  dispose(): readonly PoolJob[] {
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    const jobs = [...this.jobs.values()];
    this.jobs.clear();
    return jobs;
  }

  private receive(message: FromWorker): void {
    this.missedPongs = 0;
    if (message.type === "pong") return;
    this.cachedBytes = message.counters.cachedBytes;
    this.events.counted(message.counters);
    if (message.type === "counters") return;
    const job = this.jobs.get(message.id);
    if (!job) {
      if (message.type === "done" && message.result.kind === "tile") message.result.bitmap?.close();
      return;
    }
    this.jobs.delete(message.id);
    if (message.type === "done") job.resolve(message.result);
    else job.reject(message.problem ? new ProblemError(message.problem) : unwanted());
    this.events.answered();
  }
}

/** A job that the worker dropped on its own: its data has been cleared. */
function unwanted(): DOMException {
  return new DOMException("What was being read has been dropped.", "AbortError");
}
