import { ProblemError, type Problem } from "../../../problem/problem.ts";
import { createSourceContext, type SourceContextOptions } from "../context.ts";
import { openSource } from "../open-source.ts";
import type { ReadPolicy } from "../policy.ts";
import type { RangeSource } from "../types.ts";

/** A file that is the same nowhere. */
export const content = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);

/** Patience in milliseconds instead of seconds. */
export const quick: Partial<ReadPolicy> = {
  headerDeadlineMs: 300,
  progressDeadlineMs: 150,
  totalDeadlineMs: 4_000,
  firstPauseMs: 2,
  longestPauseMs: 10,
  tries: 4,
};

/** A source that reads an address with little patience. */
export function openQuickly(url: string, options: Partial<SourceContextOptions> = {}): RangeSource {
  return openSource(url, createSourceContext({ connectionsPerHost: 6, policy: quick, ...options }));
}

/** The problem that a read must fail with. */
export async function problemOf(reading: Promise<unknown>): Promise<Problem> {
  const error = await reading.then(
    () => new Error("The read did not fail."),
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.problem;
  throw error;
}
