import { ProblemError } from "../../problem/problem.ts";

/** An expression that does not parse or does not fit, with the characters that are to blame. */
export class ExpressionError extends ProblemError {
  /** Index of the first character that is to blame. */
  readonly start: number;
  /** Index after the last; at least `start`. */
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super({ kind: "recipe", message });
    this.start = start;
    this.end = end;
  }
}
