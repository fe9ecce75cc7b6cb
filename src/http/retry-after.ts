import { parseHttpDate } from "./http-date.ts";

/** A day: longer than any request waits, and short enough for every timer. */
const LONGEST_MS = 86_400_000;

/**
 * How long a `Retry-After` header asks to wait, in seconds or until an HTTP date (RFC 9110, section 10.2.3).
 * Seconds with a fraction are no valid header, but are sent and understood.
 * @returns milliseconds, at most a day; undefined where there is no header that can be read
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const wait = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : until(text, now);
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), LONGEST_MS);
}

function until(text: string, now: number): number | undefined {
  const date = parseHttpDate(text, now);
  return date === undefined ? undefined : date - now;
}
