import { ProblemError } from "../problem/problem.ts";

export function damaged(name: string, what: string, cause?: unknown): ProblemError {
  return new ProblemError(
    { kind: "format", message: `${name} ${what}.`, advice: "Download or copy it once more." },
    { cause },
  );
}

export function tooLarge(name: string, what: string, advice: string): ProblemError {
  return new ProblemError({ kind: "limit", message: `${name} ${what}.`, advice });
}
