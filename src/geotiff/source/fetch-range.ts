import { abortError } from "../../async/abort.ts";
import { withDeadline } from "../../async/deadline.ts";
import { RequestError } from "../../http/request-error.ts";
import { retrying } from "../../http/retrying.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import { attemptRange, type RangeAnswer } from "./attempt-range.ts";
import type { SourceContext } from "./context.ts";
import { fileName } from "./file-name.ts";
import type { ByteRange } from "./plan-ranges.ts";

/**
 * One range with patience: transient failures are tried again with growing pauses, everything within one
 * deadline.
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
  const { policy, counters } = context;
  const gate = context.gate(new URL(url).origin);
  let last: Problem | undefined;
  const attempt = async (bounded: AbortSignal): Promise<RangeAnswer> => {
    if (last !== undefined) counters.retries += 1;
    try {
      const answer = await gate.run(() => attemptRange(url, range, context, bounded), bounded);
      check(answer);
      return answer;
    } catch (error) {
      if (error instanceof RequestError) last = error.problem;
      throw error;
    }
  };
  try {
    // When the time is up, the last failure says more than that it is up.
    const late = (): Problem => last ?? tooSlow(url);
    return await withDeadline(context, policy.totalDeadlineMs, late, signal, (bounded) =>
      retrying(context, policy, () => attempt(bounded), bounded),
    );
  } catch (error) {
    if (signal.aborted) throw abortError();
    throw error;
  }
}

function tooSlow(url: string): Problem {
  return {
    kind: "network",
    message: `${fileName(url)} could not be read in time.`,
    advice: "Check the connection, or try again later.",
    url: displayUrl(url),
  };
}
