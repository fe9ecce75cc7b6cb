import type { PageRequest } from "./page-request.ts";

/** Tries in all, the first one included. */
const TRIES = 4;
const FAILURES = new Set([500, 502, 504]);

/** Nobody waits longer for a search; a service that asks for more is shown as busy. */
const LONGEST_WAIT_MS = 20_000;

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

export function isRetried(status: number): boolean {
  return RETRIED.has(status);
}

/** Tries in all after an answer with this status, the first one included. */
export function triesFor(status: number, { failureTries }: PageRequest): number {
  return FAILURES.has(status) ? (failureTries ?? TRIES) : TRIES;
}

/**
 * How long to wait before the next try: what the server asks for, else 0.5, 1, 2 s with jitter.
 * Undefined when it asks for longer than anybody waits.
 * @param attempt zero-based number of the try that failed
 * @param retryAfter the header, in seconds or as a date (RFC 9110, section 10.2.3)
 */
export function waitBeforeRetry(
  attempt: number,
  retryAfter: string | null,
  now: number,
  random: () => number,
): number | undefined {
  const asked = retryAfter === null ? undefined : retryAfterMilliseconds(retryAfter, now);
  const wait = asked ?? 500 * 2 ** attempt * (0.75 + random() / 2);
  return wait <= LONGEST_WAIT_MS ? wait : undefined;
}

function retryAfterMilliseconds(header: string, now: number): number | undefined {
  const seconds = Number(header);
  if (header.trim() !== "" && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted before. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
