import { ProblemError, type Problem } from "../../problem/problem.ts";

/** A request that failed, with what is needed to decide whether to try again. */
export class AttemptFailure extends Error {
  override readonly name = "AttemptFailure";
  readonly problem: Problem;
  readonly retry: "never" | "backoff" | "new-admission";
  /** Milliseconds the server asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Problem,
    retry: AttemptFailure["retry"],
    options?: { retryAfter?: number | undefined; cause?: unknown },
  ) {
    super(problem.message, { cause: options?.cause });
    this.problem = problem;
    this.retry = retry;
    this.retryAfter = options?.retryAfter;
  }

  toProblemError(): ProblemError {
    return new ProblemError(this.problem, { cause: this.cause });
  }
}
