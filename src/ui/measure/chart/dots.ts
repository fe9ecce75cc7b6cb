import { isAccepted, validShare } from "../../../measure/smooth/accepted.ts";
import { dayNumber } from "../../../measure/smooth/day-number.ts";
import type { MeasureOptions, Place, SeriesRow } from "../../../measure/types.ts";
import type { ChartAxis } from "../hover.ts";

/** A date of a place in the chart. */
export interface Dot {
  readonly place: Place;
  readonly axis: ChartAxis;
  readonly row: SeriesRow;
  /** Days since 1 January 1970. */
  readonly day: number;
  /** Null on a date without a valid pixel. */
  readonly value: number | null;
  /** 0 to 1 */
  readonly share: number;
  /** Whether curves are made of it. */
  readonly accepted: boolean;
}

export function dotsOf(
  place: Place,
  rows: readonly SeriesRow[],
  { statistic, minimumValidShare }: Pick<MeasureOptions, "statistic" | "minimumValidShare">,
  axis: ChartAxis = "left",
): readonly Dot[] {
  return rows.map((row) => ({
    place,
    axis,
    row,
    day: dayNumber(row.day),
    value: row.summary?.[statistic] ?? null,
    share: validShare(row),
    accepted: isAccepted(row, minimumValidShare),
  }));
}

/** The dot with a value that is nearest to a point of the chart; undefined where none is within `reach`. */
export function nearestDot(
  dots: readonly Dot[],
  at: { readonly x: number; readonly y: number },
  place: { readonly x: (day: number) => number; readonly y: (value: number, axis: ChartAxis) => number },
  reach: number,
): Dot | undefined {
  let nearest: Dot | undefined;
  let least = reach;
  for (const dot of dots) {
    if (dot.value === null) continue;
    // Dates matter more than values: people aim at a day.
    const away = Math.hypot(place.x(dot.day) - at.x, (place.y(dot.value, dot.axis) - at.y) / 3);
    if (away > least) continue;
    nearest = dot;
    least = away;
  }
  return nearest;
}

/** The extent of all values and their bands; null without any. */
export function valueExtent(
  dots: readonly Dot[],
  others: readonly Float64Array[],
): readonly [low: number, high: number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { row, value } of dots) {
    if (value === null || !row.summary) continue;
    low = Math.min(low, value, row.summary.p10);
    high = Math.max(high, value, row.summary.p90);
  }
  for (const values of others) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}
