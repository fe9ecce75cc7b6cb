import { displayUrl, ProblemError } from "../../problem/problem.ts";
import { AttemptFailure } from "./attempt-failure.ts";
import { attemptRange, type RangeAnswer } from "./attempt-range.ts";
import { abortError, sleep } from "../../async/clock.ts";
import type { SourceContext } from "./context.ts";
import { fileName } from "./file-name.ts";
import type { ByteRange } from "./plan-ranges.ts";
import { backoff } from "./retry.ts";

/**
 * One range with patience: transient failures are tried again with backoff, a refused token or
 * signature is renewed once, everything within one deadline.
 * @param check called with every answer, inside the loop, so that what it refuses is tried again too
 * @throws ProblemError, or AbortError when `signal` was aborted.
 */
export async function fetchRange(
  url: string,
  range: ByteRange,
  context: SourceContext,
  signal: AbortSignal,
  check: (answer: RangeAnswer) => void,
): Promise<RangeAnswer> {
  const { clock, policy } = context;
  const deadline = new AbortController();
  const cancelDeadline = clock.after(policy.totalDeadline, () => deadline.abort());
  const bounded = AbortSignal.any([signal, deadline.signal]);
  const gate = context.gate(new URL(url).origin);
  let last: AttemptFailure | undefined;
  let admissionRenewed = false;
  try {
    for (let attempt = 0; attempt < policy.attempts; attempt += 1) {
      if (attempt > 0) context.counters.retries += 1;
      try {
        const answer = await gate.run(() => attemptRange(url, range, context, bounded), bounded);
        check(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof AttemptFailure)) throw error;
        last = error;
        if (error.retry === "never" || (error.retry === "new-admission" && admissionRenewed)) break;
        if (error.retry === "new-admission") {
          admissionRenewed = true;
          continue;
        }
        const wait = error.retryAfter ?? backoff(attempt, policy, clock);
        if (wait > policy.longestRetryAfter || attempt + 1 === policy.attempts) break;
        await sleep(clock, wait, bounded);
      }
    }
  } catch (error) {
    if (signal.aborted) throw abortError();
    if (!deadline.signal.aborted) throw error;
    throw last?.toProblemError() ?? tooSlow(url, error);
  } finally {
    cancelDeadline();
  }
  throw last?.toProblemError() ?? tooSlow(url);
}

function tooSlow(url: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "network",
      message: `${fileName(url)} could not be read in time.`,
      advice: "Check the connection, or try again later.",
      url: displayUrl(url),
    },
    { cause },
  );
}
