import { accepted, type Observation } from "../../measure/smooth/accepted.ts";
import { dayNumber } from "../../measure/smooth/day-number.ts";
import { seasonDates } from "../../measure/smooth/season.ts";
import { smoothed } from "../../measure/smooth/smoothed.ts";
import type { DailyCurve, MeasureOptions, PlaceSeries, SeasonDates, SeriesRow } from "../../measure/types.ts";

/** The season of one place: what was read, what counts, the line through it, and its dates. */
export interface SeasonCurve {
  /** In order of time, without those of earlier years. */
  readonly rows: readonly SeriesRow[];
  readonly observations: readonly Observation[];
  readonly curve: DailyCurve | null;
  readonly season: SeasonDates | null;
}

/**
 * The season of a series.
 * @param from YYYY-MM-DD: what lies before is of earlier years
 */
export function seasonCurve(series: PlaceSeries, from: string, options: MeasureOptions): SeasonCurve {
  const rows = series.rows.filter(({ day }) => day >= from);
  const observations = accepted(rows, options);
  const curve = smoothed(observations, options.smoothing);
  const season = curve && seasonDates(curve.values, options.seasonShares);
  return { rows, observations, curve, season };
}

/** The day number of a day of the curve, fractions included; see `SeasonDates`. */
export function curveDay(curve: DailyCurve, day: number): number {
  return dayNumber(curve.firstDay) + day;
}
