import type { MapEvents } from "./types.ts";

/** User Timing marks, for measurements. Old ones are cleared, or hours of playing would pile up. */
export function markRequested(slice: string): void {
  mark("revisit:slice-requested", { slice });
}

export function markShown({ slice, tiles, requests, bytes }: MapEvents["shown"]): void {
  mark("revisit:slice-shown", { slice, tiles, requests, bytes });
}

/** More marks of one name are not kept. */
const MOST_MARKS = 1000;
const counts = new Map<string, number>();

function mark(name: string, detail: unknown): void {
  const count = (counts.get(name) ?? 0) + 1;
  if (count > MOST_MARKS) performance.clearMarks(name);
  counts.set(name, count > MOST_MARKS ? 1 : count);
  performance.mark(name, { detail });
}
