import { withDeadline } from "../async/deadline.ts";
import { type Problem, ProblemError } from "../problem/problem.ts";
import type { Environment } from "./environment.ts";
import { RequestError } from "./request-error.ts";
import { CONFIDENTIAL } from "./request-init.ts";

/** An answer that was read to its end, whatever its status. */
export interface TextAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface TextRequest {
  readonly url: string;
  readonly init?: RequestInit;
  /** For the whole answer, its body included. */
  readonly deadlineMs: number;
  /** What to say when there was no answer within the deadline, and when there was none at all. */
  readonly late: Problem;
  readonly unreachable: Problem;
}

/**
 * One request for tokens, signatures or the addresses where they are given: uncached, without redirects.
 * @throws RequestError, transient, when there was no answer; AbortError when `signal` was aborted.
 */
export async function requestText(
  environment: Environment,
  { url, init, deadlineMs, late, unreachable }: TextRequest,
  signal?: AbortSignal,
): Promise<TextAnswer> {
  try {
    return await withDeadline(environment, deadlineMs, late, signal, async (bounded) => {
      const response = await environment.fetch(url, { ...init, ...CONFIDENTIAL, signal: bounded });
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    const problem = error instanceof ProblemError ? error.problem : unreachable;
    throw new RequestError(problem, { transient: true }, { cause: error });
  }
}
