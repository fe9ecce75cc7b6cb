import type { MeasureOptions, SeriesRow } from "../types.ts";
import { dayNumber } from "./day-number.ts";

/** A value that curves are made of. */
export interface Observation {
  /** Days since 1 January 1970. */
  readonly day: number;
  readonly value: number;
}

/** The share of a row's pixels that have a value, 0 to 1; 0 where no pixel lies in an image. */
export function validShare({ n, valid }: Pick<SeriesRow, "n" | "valid">): number {
  return n === 0 ? 0 : valid / n;
}

/** Whether a row counts for curves. */
export function isAccepted(row: SeriesRow, minimumValidShare: number): boolean {
  return row.summary !== null && validShare(row) >= minimumValidShare;
}

/**
 * What curves are made of, in order of time. Rows of one day, as where a day has several steps, count as their
 * mean.
 */
export function accepted(
  rows: readonly SeriesRow[],
  { statistic, minimumValidShare }: Pick<MeasureOptions, "statistic" | "minimumValidShare">,
): readonly Observation[] {
  const days = new Map<number, number[]>();
  for (const row of rows) {
    if (!isAccepted(row, minimumValidShare) || row.summary === null) continue;
    const day = dayNumber(row.day);
    days.set(day, [...(days.get(day) ?? []), row.summary[statistic]]);
  }
  return [...days]
    .map(([day, values]) => ({ day, value: values.reduce((sum, each) => sum + each, 0) / values.length }))
    .toSorted((a, b) => a.day - b.day);
}
