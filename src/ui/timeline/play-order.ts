/** Dates a second that can be chosen; each date is shown at least this long, and until the next is ready. */
export const SPEEDS = [0.5, 1, 2, 4, 8] as const;

export type Speed = (typeof SPEEDS)[number];

/** The speed after `speed`, round and round. */
export function nextSpeed(speed: Speed): Speed {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
}

/** Milliseconds still to wait before the next date, when this one has been on screen for `shownFor`. */
export function remainingPause(speed: Speed, shownFor: number): number {
  return Math.max(0, 1000 / speed - shownFor);
}
