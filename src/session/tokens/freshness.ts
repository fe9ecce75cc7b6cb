import type { LiveSession } from "./tokens.ts";

/** `due`: still good, renew it on the side. `expired`: do not use it any more. */
export type Freshness = "fresh" | "due" | "expired";

const MARGIN = 30_000;
const MARGIN_SHARE = 0.2;
/** However short the lifetime is, half of it is used and at least a second passes before a renewal. */
const LARGEST_SHARE = 0.5;
const SHORTEST_USE = 1_000;
/**
 * A request needs time to arrive, and may wait before it is sent: browsers keep six connections to a
 * host for all tabs together. A token with less than this left is not handed out.
 */
const FLIGHT = 5_000;
const FLIGHT_SHARE = 0.25;
/** Small corrections of the clock are no reason to distrust a token. */
const CLOCK_STEP = 5_000;

/**
 * How good a token is at `now` (milliseconds since the epoch).
 * @param marginMs how long before its end it is due, where a deployment has chosen that; never so long that it
 * would be renewed all the time, and never so short that it would be sent when it has ended
 */
export function freshness(
  session: Pick<LiveSession, "obtainedAt" | "lifetime">,
  now: number,
  marginMs?: number,
): Freshness {
  if (session.lifetime === undefined) return "fresh";
  const age = now - session.obtainedAt;
  // The clock was set back: the age of the token is unknown.
  if (age < -CLOCK_STEP) return "expired";
  const flight = Math.min(FLIGHT, FLIGHT_SHARE * session.lifetime);
  const wanted = marginMs ?? Math.max(MARGIN, MARGIN_SHARE * session.lifetime);
  const margin = Math.min(Math.max(wanted, flight), LARGEST_SHARE * session.lifetime);
  if (age < Math.max(session.lifetime - margin, SHORTEST_USE)) return "fresh";
  return age < session.lifetime - flight ? "due" : "expired";
}

/** Whether a token that cannot be renewed is at its end; a clock that was set back is no proof of that. */
export function hasRunOut(session: Pick<LiveSession, "obtainedAt" | "lifetime">, now: number): boolean {
  return now >= session.obtainedAt && freshness(session, now) === "expired";
}

/** How long before its end a token that cannot be renewed is warned about, in milliseconds. */
export function endWarning(lifetime: number): number {
  return Math.max(5 * 60_000, MARGIN_SHARE * lifetime);
}
