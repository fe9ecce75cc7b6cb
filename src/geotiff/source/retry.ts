import type { Clock } from "../../async/clock.ts";
import type { ReadPolicy } from "./policy.ts";

/** Statuses worth another try: the request was fine, the service was not. */
export function isTransientStatus(status: number): boolean {
  return (
    status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505)
  );
}

/**
 * Milliseconds a Retry-After header asks to wait, from seconds or an HTTP date (RFC 9110 §10.2.3).
 * @returns undefined where there is none that can be read.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Exponential backoff with jitter between half and all of the step; `attempt` counts from 0. */
export function backoff(attempt: number, policy: ReadPolicy, clock: Clock): number {
  const step = Math.min(policy.longestBackoff, policy.firstBackoff * 2 ** attempt);
  return step * (0.5 + clock.random() / 2);
}
