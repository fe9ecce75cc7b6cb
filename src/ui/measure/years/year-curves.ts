import { accepted } from "../../../measure/smooth/accepted.ts";
import { anomalyOf, normalOf } from "../../../measure/smooth/normal.ts";
import { smoothed } from "../../../measure/smooth/smoothed.ts";
import { seasonDay, yearLines, type YearLine } from "../../../measure/smooth/years.ts";
import type { MeasureOptions, Normal, PlaceSeries } from "../../../measure/types.ts";

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
  const usual = last && normal?.median[seasonDay(last.day, seasonStart).day];
  const lastAnomaly = last && usual !== undefined && Number.isFinite(usual) ? last.value - usual : null;
  return { lines, present, normal, anomaly, lastAnomaly };
}
