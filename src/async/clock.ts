import { abortError } from "./abort.ts";

/** Time and chance, handed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. May jump: laptops sleep and people set clocks. */
  now(): number;
  /** Calls back once after `milliseconds`; the result cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Uniform in [0, 1), for jitter only. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Resolves after `milliseconds`; rejects with AbortError as soon as `signal` is aborted. */
export function sleep(
  clock: Pick<Clock, "after">,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortError());
      return;
    }
    const cancel = clock.after(milliseconds, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    function stop(): void {
      cancel();
      reject(abortError());
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}
