import { abortError } from "./abort.ts";
import { OwnedValue, type Ownership } from "./ownership.ts";
import type { Progress, ReportProgress } from "./progress.ts";

/**
 * One piece of work that several callers wait for. An aborted caller stops waiting; the work itself is
 * aborted when its last caller has stopped.
 */
export class SharedWork<T> {
  readonly controller = new AbortController();
  readonly #ownership: Ownership<T> | undefined;
  readonly #outcome: Promise<T>;
  #resolveOutcome!: (value: T) => void;
  #rejectOutcome!: (reason: unknown) => void;
  #owned: OwnedValue<T> | undefined;
  #waiters = 0;
  readonly #listeners: ReportProgress[] = [];

  /** @param ownership when given, each caller gets a value of its own; else all get the same */
  constructor(ownership?: Ownership<T>) {
    this.#ownership = ownership;
    this.#outcome = new Promise<T>((resolve, reject) => {
      this.#resolveOutcome = resolve;
      this.#rejectOutcome = reject;
    });
    // All callers may have left by the time the work fails: no unhandled rejection then.
    this.#outcome.catch(() => undefined);
  }

  /** True when its last caller has left; such work must not be joined. */
  get abandoned(): boolean {
    return this.controller.signal.aborted;
  }

  resolve(value: T): void {
    if (this.#ownership) this.#owned = new OwnedValue(value, this.#ownership);
    if (this.#waiters === 0) void this.#owned?.release();
    this.#resolveOutcome(value);
  }

  reject(reason: unknown): void {
    this.#rejectOutcome(reason);
  }

  /** Tells all callers how far the work has come. */
  report(progress: Progress): void {
    for (const listener of this.#listeners) listener(progress);
  }

  join(signal?: AbortSignal, onProgress?: ReportProgress): Promise<T> {
    if (signal?.aborted === true) {
      if (this.#waiters === 0) this.controller.abort();
      return Promise.reject(abortError());
    }
    this.#waiters += 1;
    if (onProgress) this.#listeners.push((progress) => signal?.aborted !== true && onProgress(progress));
    return new Promise<T>((resolve, reject) => {
      let left = false;
      const leave = (): void => {
        left = true;
        this.#waiters -= 1;
        if (this.#waiters === 0) {
          this.controller.abort();
          void this.#owned?.release();
        }
        reject(abortError());
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#outcome.then(
        (value) => {
          signal?.removeEventListener("abort", leave);
          if (left) return;
          if (!this.#owned) return resolve(value);
          this.#waiters -= 1;
          resolve(this.#owned.give(this.#waiters === 0, signal));
        },
        (error: unknown) => {
          signal?.removeEventListener("abort", leave);
          reject(error);
        },
      );
    });
  }
}
