import { accepted } from "../../../measure/smooth/accepted.ts";
import { anomalyOf, normalOf } from "../../../measure/smooth/normal.ts";
import { smoothed } from "../../../measure/smooth/smoothed.ts";
import { seasonDay, yearLines, type YearLine } from "../../../measure/smooth/years.ts";
import type { MeasureOptions, MonthDay, Normal, PlaceSeries } from "../../../measure/types.ts";

/** All years of one place, and what is usual beside the latest of them. */
export interface YearCurves {
  readonly lines: readonly YearLine[];
  /** The latest year. */
  readonly present: YearLine | null;
  /** Of the other years; null where there is none. */
  readonly normal: Normal | null;
  /** Value minus normal by day of the season; NaN where either is missing. */
  readonly anomaly: Float64Array | null;
  /** Anomaly on the latest date that counts. */
  readonly lastAnomaly: number | null;
}

export function yearCurves({ rows }: PlaceSeries, options: MeasureOptions): YearCurves {
  const observations = accepted(rows, options);
  const curve = smoothed(observations, options.smoothing);
  const { seasonStart } = options.years;
  const lines = curve ? yearLines(curve, observations, seasonStart) : [];
  const present = lines.at(-1) ?? null;
  const normal = present && normalOf(lines, present.year);
  const anomaly = present && normal ? anomalyOf(present, normal) : null;
  const last = observations.at(-1);
  const curves = { lines, present, normal, anomaly };
  return { ...curves, lastAnomaly: last ? anomalyOn(curves, last.day, last.value, seasonStart) : null };
}

/**
 * A value of the latest year against what is usual on its day.
 * @param day days since 1 January 1970
 * @returns null on days of other years, whose normal is another, and where nothing is known to be usual
 */
export function anomalyOn(
  { normal, present }: Pick<YearCurves, "normal" | "present">,
  day: number,
  value: number,
  seasonStart: MonthDay,
): number | null {
  const at = seasonDay(day, seasonStart);
  const usual = at.year === present?.year ? normal?.median[at.day] : undefined;
  return usual !== undefined && Number.isFinite(usual) ? value - usual : null;
}
