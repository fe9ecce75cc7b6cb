/** First and last day that is shown, days since 1 January 1970. */
export type DaySpan = readonly [from: number, to: number];

/** Days: closer there would be single dots. */
const SHORTEST = 14;
const STEP = 1.6;

/**
 * A step closer to, or away from, a day.
 * @param about null for the middle
 * @param by 1 is closer
 * @returns null for all there is
 */
export function zoomed(
  [from, to]: DaySpan,
  whole: DaySpan,
  about: number | null,
  by: -1 | 1,
): DaySpan | null {
  const centre = about ?? (from + to) / 2;
  const length = Math.max(SHORTEST, (to - from) * (by > 0 ? 1 / STEP : STEP));
  if (length >= whole[1] - whole[0]) return null;
  const start = Math.max(whole[0], Math.min(whole[1] - length, centre - length / 2));
  return [start, start + length];
}
