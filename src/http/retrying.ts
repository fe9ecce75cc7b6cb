import { type Clock, sleep } from "../async/clock.ts";
import { RequestError } from "./request-error.ts";

/** How patient a room is with a service that fails. */
export interface Backoff {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** Before the second try; doubles with every further one. */
  readonly firstPauseMs: number;
  /** Pauses of our own do not grow beyond this. */
  readonly longestPauseMs: number;
  /** A service that asks for more than this is not waited for; its answer is shown instead. */
  readonly longestRetryAfterMs: number;
}

/**
 * Runs `attempt` again while it fails with a transient RequestError. Pauses vary by half, so that many
 * tabs and workers do not come back at once, and are never shorter than what the server asks for.
 * @throws what the last try threw; AbortError when `signal` was aborted in a pause
 */
export async function retrying<Value>(
  clock: Pick<Clock, "after" | "random">,
  backoff: Backoff,
  attempt: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RequestError) || !error.transient || tries >= backoff.tries) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > backoff.longestRetryAfterMs) throw error;
      await sleep(clock, Math.max(asked, pauseMs(tries, backoff, clock)), signal);
    }
  }
}

function pauseMs(
  tries: number,
  { firstPauseMs, longestPauseMs }: Backoff,
  clock: Pick<Clock, "random">,
): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1) * (0.5 + clock.random()));
}
