import type { Backoff } from "../http/retrying.ts";

/** For token requests and what leads to them: 0.5, 1 and 2 s, give or take half, or what the server asks for. */
export const TOKEN_BACKOFF: Backoff = {
  tries: 4,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  longestRetryAfterMs: 30_000,
};
