import { SharedWork } from "../async/shared-work.ts";
import type { Slice } from "../timeline/types.ts";
import type { Owners } from "./file-owners.ts";
import type { JobPriority } from "./job-queue.ts";
import type { Job, JobResult } from "./messages.ts";

/** A job as it is asked for. */
export interface NewJob {
  readonly sliceKey: string;
  readonly slice: Slice;
  readonly job: Job;
  readonly owners: Owners;
  /** Jobs of one number go to one worker: it still has the values when only the colours change. */
  readonly affinity: number;
  readonly priority: JobPriority;
}

interface PoolJobEvents {
  /** Answered or failed: it is too late to join. */
  settled(): void;
  /** Nobody waits any more. */
  abandoned(): void;
}

/** A job in the queue or at a worker, and everybody who waits for it. */
export class PoolJob {
  readonly id: number;
  readonly what: NewJob;
  /** Rises when somebody joins who needs it sooner. */
  priority: JobPriority;
  /** How often it has lost its worker. */
  losses = 0;
  private readonly work = new SharedWork<JobResult>();
  private readonly events: PoolJobEvents;

  constructor(id: number, what: NewJob, events: PoolJobEvents) {
    this.id = id;
    this.what = what;
    this.priority = what.priority;
    this.events = events;
    this.work.controller.signal.addEventListener("abort", () => events.abandoned(), { once: true });
  }

  /** @throws ProblemError; AbortError, at once, when `signal` aborts */
  join(signal: AbortSignal): Promise<JobResult> {
    return this.work.join(signal);
  }

  resolve(result: JobResult): void {
    this.events.settled();
    this.work.resolve(result);
  }

  reject(error: unknown): void {
    this.events.settled();
    this.work.reject(error);
  }
}

/** Equal for jobs whose answer is the same. */
export function jobKey({ sliceKey, job }: NewJob): string {
  return `${sliceKey}|${JSON.stringify(job)}`;
}
