/** How patient reads are. Milliseconds and bytes. */
export interface ReadPolicy {
  /** From sending a request to its headers. */
  readonly headerDeadline: number;
  /** While a body arrives, at least `progressBytes` have to come in every `progressDeadline`. */
  readonly progressDeadline: number;
  readonly progressBytes: number;
  /** One read with all its attempts and waits. */
  readonly totalDeadline: number;
  /** Requests made for one range before its problem is shown. */
  readonly attempts: number;
  /** First wait between attempts; doubles, with jitter, up to `longestBackoff`. */
  readonly firstBackoff: number;
  /** Below two seconds, so that a service that comes back is noticed at once. */
  readonly longestBackoff: number;
  /** A server that asks for a longer Retry-After than this is reported instead of waited for. */
  readonly longestRetryAfter: number;
  /** Ranges of one tick this close together become one request. */
  readonly mergeGap: number;
  /** Merged requests do not grow beyond this, so that they still run in parallel. */
  readonly mergeLimit: number;
  /** Files up to this size are used whole when their server ignores Range. */
  readonly wholeFileLimit: number;
}

export const defaultPolicy: ReadPolicy = {
  headerDeadline: 10_000,
  progressDeadline: 5_000,
  progressBytes: 1_024,
  totalDeadline: 60_000,
  attempts: 5,
  firstBackoff: 250,
  longestBackoff: 1_500,
  longestRetryAfter: 20_000,
  mergeGap: 16 * 1024,
  mergeLimit: 4 * 1024 * 1024,
  wholeFileLimit: 8 * 1024 * 1024,
};
