import { Channel } from "../async/channel.ts";
import type { ReportProgress } from "../async/progress.ts";
import type { Slice } from "../timeline/types.ts";
import type { Counters, PoolVerbs, WorkerAnswer, WorkerJob, WorkerStart, WorkerVerbs } from "./messages.ts";

/** As much of `Worker` as the pool needs; tests bring their own. */
export interface PoolWorker {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
  terminate(): void;
}

interface WorkerEvents {
  onCounters(counters: Counters): void;
  /** The worker has died. */
  onLost(): void;
  /** An answer whose job was aborted at the same moment. */
  onUnwanted(answer: WorkerAnswer): void;
}

/** One missed answer may be a machine that slept; three in a row are an endless loop. */
const MAX_MISSED_PINGS = 3;

/** One worker as the pool has it: its channel, and the slices it has been told of. */
export class WorkerHandle {
  readonly #worker: PoolWorker;
  readonly #channel: Channel<WorkerVerbs, PoolVerbs>;
  readonly #events: WorkerEvents;
  readonly #slices = new Set<string>();
  #missedPings = 0;
  #cachedBytes = 0;

  constructor(worker: PoolWorker, start: WorkerStart, events: WorkerEvents) {
    this.#worker = worker;
    this.#events = events;
    const discard = (answer: unknown): void => {
      const late = answer as WorkerAnswer | null;
      // An answer to a ping is null.
      if (late) events.onUnwanted(late);
    };
    this.#channel = new Channel<WorkerVerbs, PoolVerbs>(
      worker,
      { counters: (counters) => this.#count(counters) },
      { discard },
    );
    worker.onerror = (event) => {
      event.preventDefault?.();
      events.onLost();
    };
    worker.onmessageerror = () => events.onLost();
    this.#channel.tell("start", start, [start.session]);
  }

  /** Bytes its caches hold, as last heard. */
  get cachedBytes(): number {
    return this.#cachedBytes;
  }

  /** @throws ProblemError, AbortError; ChannelClosedError when the worker is disposed of before it answers */
  async perform(
    job: WorkerJob,
    slices: readonly Slice[],
    signal: AbortSignal,
    onProgress: ReportProgress,
  ): Promise<WorkerAnswer> {
    for (const [index, slice] of slices.entries()) {
      const key = job.sliceKeys[index] ?? slice.id;
      if (this.#slices.has(key)) continue;
      this.#slices.add(key);
      this.#channel.tell("slice", { key, slice });
    }
    const answer = await this.#channel.ask("job", job, { signal, onProgress });
    this.#count(answer.counters);
    return answer;
  }

  /** Gives the worker a line to another one. */
  connect(worker: number, port: MessagePort): void {
    this.#channel.tell("peer", { worker, port }, [port]);
  }

  forget(sliceKeys: readonly string[]): void {
    const known = sliceKeys.filter((key) => this.#slices.delete(key));
    if (known.length > 0) this.#channel.tell("forget", known);
  }

  setFiles(files: ReadonlyMap<string, Blob>): void {
    this.#channel.tell("files", files);
  }

  clear(origins: readonly string[]): void {
    this.#channel.tell("clear", origins);
  }

  /**
   * Asks the worker whether it still answers.
   * @returns false when it has not answered the last times: it is stuck
   */
  ping(): boolean {
    if (this.#missedPings >= MAX_MISSED_PINGS) return false;
    this.#missedPings += 1;
    this.#channel.ask("ping", null).then(
      () => (this.#missedPings = 0),
      () => undefined,
    );
    return true;
  }

  dispose(): void {
    this.#worker.onerror = null;
    this.#worker.terminate();
    this.#channel.close();
  }

  #count(counters: Counters): void {
    this.#cachedBytes = counters.cachedBytes;
    this.#events.onCounters(counters);
  }
}
