import type { DailyCurve, MonthDay } from "../types.ts";
import type { Observation } from "./accepted.ts";
import { DAY_MS, dayNumber } from "./day-number.ts";

/** Days that a season can have. */
export const SEASON_DAYS = 366;
/** Between observations that are further apart a curve is a guess, of which nothing usual can be learned. */
const MAX_GAP_DAYS = 90;

/** Where a day lies when years start on a day of one's choice. */
export interface SeasonDay {
  /** The calendar year in which the season starts. */
  readonly year: number;
  /** Days since the season's start, 0 to 365. */
  readonly day: number;
}

/** One year of a curve, by day of the season; NaN on days without a value. */
export interface YearLine {
  readonly year: number;
  readonly values: Float64Array;
}

/** @param day days since 1 January 1970 */
export function seasonDay(day: number, start: MonthDay): SeasonDay {
  const calendarYear = new Date(day * DAY_MS).getUTCFullYear();
  const begins = startOfSeason(calendarYear, start);
  if (day >= begins) return { year: calendarYear, day: day - begins };
  return { year: calendarYear - 1, day: day - startOfSeason(calendarYear - 1, start) };
}

/** Days since 1 January 1970 of the first day of a season. */
export function startOfSeason(year: number, start: MonthDay): number {
  const [month = 1, day = 1] = start.split("-").map(Number);
  // 29 February is 1 March in years that have none.
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/**
 * A curve cut into years. Days in a long gap between observations have no value.
 * @param observations what the curve was made of, in order
 */
export function yearLines(
  curve: DailyCurve,
  observations: readonly Observation[],
  start: MonthDay,
): readonly YearLine[] {
  const firstDay = dayNumber(curve.firstDay);
  const lines = new Map<number, Float64Array>();
  let next = 0;
  for (const [index, value] of curve.values.entries()) {
    const day = firstDay + index;
    while ((observations[next]?.day ?? Number.POSITIVE_INFINITY) < day) next += 1;
    const [before, after] = [observations[next - 1], observations[next]];
    if (before && after && after.day !== day && after.day - before.day > MAX_GAP_DAYS) continue;
    const at = seasonDay(day, start);
    const line = lines.get(at.year) ?? new Float64Array(SEASON_DAYS).fill(Number.NaN);
    lines.set(at.year, line);
    line[at.day] = value;
  }
  return [...lines].map(([year, values]) => ({ year, values })).toSorted((a, b) => a.year - b.year);
}
