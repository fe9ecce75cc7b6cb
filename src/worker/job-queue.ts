import { abortError } from "../async/abort.ts";

/**
 * `point`: the value under a pointer, for which a person waits. `visible`: what is on screen. `prefetch`: what
 * may become visible. `background`: long work beside all of these, such as statistics and exports.
 */
export type JobPriority = "point" | "visible" | "prefetch" | "background";

/** From the first to be served to the last. */
const ORDER: readonly JobPriority[] = ["point", "visible", "prefetch", "background"];

/** Jobs of one worker at a time: most of them wait for the network, and the more wait, the fewer requests. */
const JOBS_AT_A_TIME = 16;
/** Prefetching leaves room for what may become visible any moment. */
const PREFETCH_AT_A_TIME = 4;
/** Work in the background takes long: while it runs, its places are not free for what becomes visible. */
const BACKGROUND_AT_A_TIME = 2;

export interface QueuedJob {
  /** Equal for jobs whose answer is the same. */
  readonly key: string;
  /** Rises when a caller joins that needs it sooner. */
  priority: JobPriority;
}

interface Waiting {
  readonly job: QueuedJob;
  readonly admit: () => void;
}

/**
 * The places of one worker, and the jobs that wait for one: by priority, and in the order they came within
 * each. The map asks from the centre outwards.
 */
export class JobQueue {
  readonly #running = new Set<QueuedJob>();
  readonly #waiting = new Map<JobPriority, Waiting[]>(ORDER.map((priority) => [priority, []]));

  /** Jobs that run or wait. */
  get load(): number {
    return [...this.#waiting.values()].reduce((sum, { length }) => sum + length, this.#running.size);
  }

  /** Runs `work` when there is room, at once where there is some. @throws AbortError when aborted before */
  async run<T>(job: QueuedJob, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw abortError();
    if (this.#hasRoom(job.priority)) this.#running.add(job);
    else await this.#turn(job, signal);
    try {
      return await work();
    } finally {
      this.#running.delete(job);
      this.#admit();
    }
  }

  /** Raises jobs of that key to `priority`, where theirs is lower. */
  hasten(key: string, priority: JobPriority): void {
    for (const job of this.#running) {
      if (job.key === key && isMoreUrgent(priority, job.priority)) job.priority = priority;
    }
    for (const lower of ORDER.slice(ORDER.indexOf(priority) + 1)) {
      const waiting = this.#waiting.get(lower) ?? [];
      for (const each of waiting.filter(({ job }) => job.key === key)) {
        waiting.splice(waiting.indexOf(each), 1);
        each.job.priority = priority;
        this.#waiting.get(priority)?.push(each);
      }
    }
    this.#admit();
  }

  #turn(job: QueuedJob, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const waiting = this.#waiting.get(job.priority) ?? [];
        waiting.splice(waiting.indexOf(entry), 1);
        reject(abortError());
      };
      const entry: Waiting = {
        job,
        admit: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.get(job.priority)?.push(entry);
    });
  }

  #admit(): void {
    for (const [priority, waiting] of this.#waiting) {
      while (this.#hasRoom(priority)) {
        const next = waiting.shift();
        if (!next) break;
        // The place is taken before the job continues, so that no other one can slip in between.
        this.#running.add(next.job);
        next.admit();
      }
    }
  }

  #hasRoom(priority: JobPriority): boolean {
    // A person waits for a point with the pointer on it, and it seldom takes more than one block.
    if (priority === "point") return true;
    const free = JOBS_AT_A_TIME - this.#running.size;
    if (priority === "visible") return free > 0;
    if (priority === "prefetch") return free > 0 && this.#count("prefetch") < PREFETCH_AT_A_TIME;
    return free > 1 && this.#count("background") < BACKGROUND_AT_A_TIME;
  }

  #count(priority: JobPriority): number {
    return [...this.#running].filter((job) => job.priority === priority).length;
  }
}

function isMoreUrgent(a: JobPriority, b: JobPriority): boolean {
  return ORDER.indexOf(a) < ORDER.indexOf(b);
}
