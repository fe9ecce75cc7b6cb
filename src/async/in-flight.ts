import { abortError } from "./abort.ts";
import type { Ownership } from "./ownership.ts";
import type { ReportProgress } from "./progress.ts";
import { SharedWork } from "./shared-work.ts";
import { chargeTo } from "./traffic.ts";

interface JoinOptions<Value> {
  /** For values that have to be released: each caller then gets its own. */
  readonly ownership?: Ownership<Value>;
  readonly onProgress?: ReportProgress | undefined;
}

interface Entry {
  /** A caller that joins knows by the key what it resolves to. */
  readonly work: Pick<SharedWork<unknown>, "join" | "abandoned" | "controller" | "reject">;
  readonly origins: readonly string[];
}

/**
 * Work under way by key, shared by all callers that ask for the same. An aborted caller stops waiting;
 * the work stops with its last caller.
 */
export class InFlight {
  readonly #entries = new Map<string, Entry>();

  /** @param origins what the work reads from, so that `abort` can find it */
  join<Value>(
    key: string,
    origins: readonly string[],
    signal: AbortSignal,
    start: (signal: AbortSignal, report: ReportProgress) => Promise<Value>,
    { ownership, onProgress }: JoinOptions<Value> = {},
  ): Promise<Value> {
    const known = this.#entries.get(key);
    if (known && !known.work.abandoned) return known.work.join(signal, onProgress) as Promise<Value>;
    const work = new SharedWork<Value>(ownership);
    chargeTo(signal, work.controller.signal);
    const entry: Entry = { work, origins };
    this.#entries.set(key, entry);
    const settle = (): void => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    // Joined before it starts, so that an abort during the start is an abort of the work.
    const result = work.join(signal, onProgress);
    start(work.controller.signal, (progress) => work.report(progress)).then(
      (value) => {
        settle();
        work.resolve(value);
      },
      (error: unknown) => {
        settle();
        work.reject(error);
      },
    );
    return result;
  }

  /** Stops everything that reads from one of these origins; all its callers get an AbortError. */
  abort(origins: readonly string[]): void {
    for (const [key, { work, origins: from }] of this.#entries) {
      if (!from.some((origin) => origins.includes(origin))) continue;
      this.#entries.delete(key);
      work.controller.abort();
      work.reject(abortError());
    }
  }
}
