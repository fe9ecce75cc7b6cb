import { type Problem, ProblemError } from "../problem/problem.ts";

/** Why a request failed, with what decides about another try. */
export class RequestError extends ProblemError {
  /** Worth another try: the network, a deadline, or a status of `isTransientStatus`. */
  readonly transient: boolean;
  /** What the server asks to wait, milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    problem: Problem,
    facts: { readonly transient: boolean; readonly retryAfterMs?: number | undefined },
    options?: ErrorOptions,
  ) {
    super(problem, options);
    this.transient = facts.transient;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/**
 * An error of work that was tried as often as makes sense: a request that depends on it must not repeat it
 * all with its own tries.
 */
export function finalError(error: unknown): unknown {
  return error instanceof RequestError ? new ProblemError(error.problem, { cause: error }) : error;
}
