import { type Problem, ProblemError } from "../problem/problem.ts";
import type { Environment } from "../session/environment.ts";

/** Waits for `promise` no longer than `signal` allows; the work behind the promise goes on. */
export function untilAborted<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/**
 * Runs `work` with a signal that is aborted after `milliseconds` or with `signal`.
 * @throws ProblemError with `problem` when the time was up first, even if `work` ignores its signal.
 */
export async function withDeadline<Value>(
  environment: Pick<Environment, "wait">,
  milliseconds: number,
  problem: Problem,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stopped = new AbortController();
  const finished = new AbortController();
  const stop = () => stopped.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const timeUp = environment.wait(milliseconds, finished.signal).then(() => {
    throw new ProblemError(problem);
  });
  try {
    return await Promise.race([untilAborted(work(stopped.signal), signal), timeUp]);
  } finally {
    timeUp.catch(() => undefined);
    finished.abort();
    stopped.abort();
    signal?.removeEventListener("abort", stop);
  }
}

export function abortError(): DOMException {
  return new DOMException("The operation was aborted.", "AbortError");
}
