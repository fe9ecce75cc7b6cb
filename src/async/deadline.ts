import { type Problem, ProblemError } from "../problem/problem.ts";
import { untilAborted } from "./abort.ts";
import type { Clock } from "./clock.ts";

/**
 * Runs `work` with a signal that is aborted after `milliseconds` or with `signal`, also when `work`
 * fails. It is not aborted after a success: what `work` returned, such as the body of an answer, may
 * still depend on it.
 * @param late what to say when the time was up first, even if `work` ignores its signal
 * @throws ProblemError with `late`, caused by a TimeoutError; AbortError when `signal` was aborted; what
 * `work` throws
 */
export async function withDeadline<Value>(
  clock: Pick<Clock, "after">,
  milliseconds: number,
  late: Problem | (() => Problem),
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  let cancel = (): void => undefined;
  const timeUp = new Promise<never>((_, reject) => {
    cancel = clock.after(milliseconds, () => {
      const cause = new DOMException(`${milliseconds} ms have passed.`, "TimeoutError");
      reject(new ProblemError(typeof late === "function" ? late() : late, { cause }));
    });
  });
  try {
    return await Promise.race([untilAborted(work(stopped.signal), signal), timeUp]);
  } catch (error) {
    stop();
    throw error;
  } finally {
    cancel();
    signal?.removeEventListener("abort", stop);
  }
}
