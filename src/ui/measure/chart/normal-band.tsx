import { startOfSeason } from "../../../measure/smooth/years.ts";
import { useMeasure } from "../measure.ts";
import type { YearCurves } from "../years/year-curves.ts";
import style from "./chart.module.css";
import { bandPath, dailyPath, type Plot } from "./plot.ts";

/** What is usual on each day of the latest year, beneath the curves. */
export function NormalBand({ years, plot }: { readonly years: YearCurves; readonly plot: Plot }) {
  const { options } = useMeasure();
  const { normal, present } = years;
  if (!normal || !present) return null;
  const first = startOfSeason(present.year, options.years.seasonStart);
  return (
    <g>
      <path className={style.normalBand} d={bandPath(normalDays(normal, first), plot)} />
      <path className={style.normal} d={dailyPath(normal.median, first, plot)} />
    </g>
  );
}

/** The days on which something is known to be usual. */
export function normalDays(
  { low, high }: NonNullable<YearCurves["normal"]>,
  first: number,
): readonly { readonly day: number; readonly low: number; readonly high: number }[] {
  return Array.from(low, (least, day) => ({
    day: first + day,
    low: least,
    high: high[day] ?? Number.NaN,
  })).filter((each) => Number.isFinite(each.low) && Number.isFinite(each.high));
}
