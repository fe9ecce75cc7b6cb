import type { Ownership } from "./ownership.ts";
import type { ReportProgress } from "./progress.ts";
import { SharedWork } from "./shared-work.ts";
import { chargeTo } from "./traffic.ts";

interface JoinOptions<T> {
  /** For values that have to be released: each caller then gets its own. */
  readonly ownership?: Ownership<T>;
  readonly onProgress?: ReportProgress | undefined;
}

interface Flight {
  /** Whoever joins knows by the key what it resolves to. */
  readonly work: Pick<SharedWork<unknown>, "join" | "abandoned" | "controller" | "reject">;
  readonly origins: readonly string[];
}

/**
 * Work under way, shared by all who ask for the same. Who is aborted leaves; the work stops when the
 * last has left.
 */
export class Flights {
  private readonly flights = new Map<string, Flight>();

  /** @param origins what the work reads from, so that `abort` can find it */
  join<T>(
    key: string,
    origins: readonly string[],
    signal: AbortSignal,
    start: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
    { ownership, onProgress }: JoinOptions<T> = {},
  ): Promise<T> {
    const known = this.flights.get(key);
    if (known && !known.work.abandoned) return known.work.join(signal, onProgress) as Promise<T>;
    const work = new SharedWork<T>(ownership);
    chargeTo(signal, work.controller.signal);
    const flight: Flight = { work, origins };
    this.flights.set(key, flight);
    const land = (): void => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    // Joined before it starts, so that an abort during the start is an abort of the work.
    const result = work.join(signal, onProgress);
    start(work.controller.signal, (progress) => work.report(progress)).then(
      (value) => {
        land();
        work.resolve(value);
      },
      (error: unknown) => {
        land();
        work.reject(error);
      },
    );
    return result;
  }

  /** Stops everything that reads from one of these origins, whoever waits for it. */
  abort(origins: readonly string[]): void {
    for (const [key, { work, origins: from }] of this.flights) {
      if (!from.some((origin) => origins.includes(origin))) continue;
      this.flights.delete(key);
      work.controller.abort();
      work.reject(new DOMException("What was being read has been dropped.", "AbortError"));
    }
  }
}
