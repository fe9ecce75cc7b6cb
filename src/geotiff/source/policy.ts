import type { Backoff } from "../../http/retrying.ts";

/** How patient reads are. Milliseconds and bytes. */
export interface ReadPolicy extends Backoff {
  /** From sending a request to its headers. */
  readonly headerDeadlineMs: number;
  /** While a body arrives, at least `progressBytes` have to come in every `progressDeadlineMs`. */
  readonly progressDeadlineMs: number;
  readonly progressBytes: number;
  /** One read with all its tries and pauses. */
  readonly totalDeadlineMs: number;
  /** Ranges of one tick this close together become one request. */
  readonly mergeGapBytes: number;
  /** Merged requests do not grow beyond this, so that they still run in parallel. */
  readonly mergeLimitBytes: number;
  /** Files up to this size are used whole when their server ignores Range. */
  readonly wholeFileLimitBytes: number;
}

export const DEFAULT_POLICY: ReadPolicy = {
  headerDeadlineMs: 10_000,
  progressDeadlineMs: 5_000,
  progressBytes: 1_024,
  totalDeadlineMs: 60_000,
  tries: 5,
  firstPauseMs: 250,
  // Below two seconds, so that a service that comes back is noticed at once.
  longestPauseMs: 1_500,
  longestRetryAfterMs: 20_000,
  mergeGapBytes: 16 * 1024,
  mergeLimitBytes: 4 * 1024 * 1024,
  wholeFileLimitBytes: 8 * 1024 * 1024,
};
