import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { addressesUntil, pauseBeforeRenewal } from "../../catalogue/signed-scenes.ts";
import type { Scene } from "../../catalogue/types.ts";

/** Longer timers fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Asks the search again before the signed addresses that its scenes came with run out.
 * @returns whether that is happening now
 */
export function useRenewedAddresses(
  key: string,
  scenes: readonly Scene[],
  busy: boolean,
  refetch: () => Promise<unknown>,
): boolean {
  const until = useMemo(() => addressesUntil(scenes), [scenes]);
  const former = useRef<{ readonly key: string; readonly until: number } | null>(null);
  const [renewing, setRenewing] = useState(false);
  const renew = useEffectEvent(async (end: number) => {
    former.current = { key, until: end };
    setRenewing(true);
    try {
      await refetch();
    } finally {
      setRenewing(false);
    }
  });
  useEffect(() => {
    if (busy || until === undefined) return undefined;
    const before = former.current?.key === key ? former.current.until : undefined;
    const pause = pauseBeforeRenewal(until, before, Date.now());
    if (pause === undefined || pause > LONGEST_TIMER_MS) return undefined;
    const timer = setTimeout(() => void renew(until), pause);
    return () => clearTimeout(timer);
  }, [key, until, busy]);
  return renewing;
}
