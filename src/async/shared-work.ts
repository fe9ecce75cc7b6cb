import { abortError } from "./abort.ts";

/**
 * One piece of work that several callers wait for. A caller that is aborted leaves alone; the work
 * itself is aborted when its last caller has left.
 */
export class SharedWork<Value> {
  readonly controller = new AbortController();
  readonly #outcome: Promise<Value>;
  #resolve!: (value: Value) => void;
  #reject!: (reason: unknown) => void;
  #waiters = 0;

  constructor() {
    this.#outcome = new Promise<Value>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // All callers may have left by the time the work fails; that is no unhandled rejection.
    this.#outcome.catch(() => undefined);
  }

  /** True when no caller waits any more; such work must not be joined. */
  get abandoned(): boolean {
    return this.controller.signal.aborted;
  }

  resolve(value: Value): void {
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    this.#reject(reason);
  }

  join(signal?: AbortSignal): Promise<Value> {
    if (signal?.aborted === true) {
      if (this.#waiters === 0) this.controller.abort();
      return Promise.reject(abortError());
    }
    this.#waiters += 1;
    // Not by `untilAborted`: the listener has to be gone with the outcome, not a few microtasks later.
    return new Promise<Value>((resolve, reject) => {
      const leave = (): void => {
        this.#waiters -= 1;
        if (this.#waiters === 0) this.controller.abort();
        reject(abortError());
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#outcome.then(
        (value) => {
          signal?.removeEventListener("abort", leave);
          resolve(value);
        },
        (error: unknown) => {
          signal?.removeEventListener("abort", leave);
          reject(error);
        },
      );
    });
  }
}
