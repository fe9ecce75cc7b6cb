import type { MapEvents } from "./types.ts";

/** User Timing marks, for anyone who measures. Old ones are cleared, or hours of playing would pile up. */
export function markRequested(slice: string): void {
  mark("revisit:slice-requested", { slice });
}

export function markShown({ slice, tiles, requests, bytes }: MapEvents["shown"]): void {
  mark("revisit:slice-shown", { slice, tiles, requests, bytes });
}

/** Most marks kept under one name. */
const KEPT = 1000;
const counts = new Map<string, number>();

function mark(name: string, detail: unknown): void {
  const count = (counts.get(name) ?? 0) + 1;
  if (count > KEPT) performance.clearMarks(name);
  counts.set(name, count > KEPT ? 1 : count);
  performance.mark(name, { detail });
}
