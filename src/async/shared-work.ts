import { abortError } from "./clock.ts";

/**
 * One piece of work that several callers wait for. A caller that is aborted leaves alone; the work
 * itself is aborted only when nobody waits for it any more.
 */
export class SharedWork<T> {
  readonly controller = new AbortController();
  private readonly outcome: Promise<T>;
  private resolveOutcome!: (value: T) => void;
  private rejectOutcome!: (reason: unknown) => void;
  private waiters = 0;

  constructor() {
    this.outcome = new Promise<T>((resolve, reject) => {
      this.resolveOutcome = resolve;
      this.rejectOutcome = reject;
    });
    // Everybody may have left by the time the work fails; that is nobody's unhandled rejection.
    this.outcome.catch(() => undefined);
  }

  /** True when nobody waits any more; such work must not be joined. */
  get abandoned(): boolean {
    return this.controller.signal.aborted;
  }

  resolve(value: T): void {
    this.resolveOutcome(value);
  }

  reject(reason: unknown): void {
    this.rejectOutcome(reason);
  }

  join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted === true) {
      if (this.waiters === 0) this.controller.abort();
      return Promise.reject(abortError());
    }
    this.waiters += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        this.waiters -= 1;
        if (this.waiters === 0) this.controller.abort();
        reject(abortError());
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.outcome.then(
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
