import { signedUntil } from "../http/signed-until.ts";
import type { Scene } from "./types.ts";

/** When the first of the addresses that scenes came with runs out, milliseconds since the epoch; undefined for none. */
export function addressesUntil(scenes: readonly Scene[]): number | undefined {
  let earliest: number | undefined;
  for (const { assets } of scenes) {
    for (const { href, unreadable } of Object.values(assets)) {
      const until = unreadable === undefined ? signedUntil(href) : undefined;
      if (until !== undefined && (earliest === undefined || until < earliest)) earliest = until;
    }
  }
  return earliest;
}

/** Before the end: time for a search, and for what is being read. */
const LEAD_MS = 60_000;
/** Addresses that last for less than the lead are not asked for without a pause. */
const SHORTEST_PAUSE_MS = 15_000;

/**
 * How long to wait before the search is asked again, milliseconds; undefined where that would not help: the
 * addresses do not run out, or the last search gave none that last longer.
 * @param former when the addresses of the search before ran out
 */
export function pauseBeforeRenewal(
  until: number | undefined,
  former: number | undefined,
  now: number,
): number | undefined {
  if (until === undefined || (former !== undefined && until <= former)) return undefined;
  return Math.max(until - now - LEAD_MS, former === undefined && until <= now ? 0 : SHORTEST_PAUSE_MS);
}
