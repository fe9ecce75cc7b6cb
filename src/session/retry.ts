import type { Environment } from "./environment.ts";

const TRIES = 4;
const FIRST_PAUSE = 500;
/** A server that asks for more than this is not waited for; its answer is shown instead. */
const LONGEST_PAUSE = 30_000;

interface Transient {
  readonly transient: boolean;
  readonly retryAfter: number | undefined;
}

/**
 * Runs `attempt` up to four times while it fails with a transient error, pausing 0.5, 1, 2 s with
 * jitter (so that many tabs do not come back at once) or as long as the server asks for.
 */
export async function retrying<Value>(
  environment: Pick<Environment, "wait" | "random">,
  attempt: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES || !isTransient(error)) throw error;
      const pause = FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + environment.random());
      const asked = error.retryAfter ?? 0;
      if (asked > LONGEST_PAUSE) throw error;
      await environment.wait(Math.max(pause, asked), signal);
    }
  }
}

function isTransient(error: unknown): error is Transient {
  return error instanceof Error && "transient" in error && error.transient === true;
}

/** Milliseconds to wait by a Retry-After header, in seconds or as an HTTP date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number.parseInt(header, 10) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
