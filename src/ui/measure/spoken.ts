import { formatDay, formatPercent, formatValue } from "../format.ts";
import { messages } from "../messages.ts";
import { signed } from "./signed.ts";
import type { Dot } from "./chart/dots.ts";

const text = messages.measure.chart;

/**
 * A dot in words, for screen readers.
 * @param title of the values, where there are two quantities
 * @param anomaly against the normal of its day; null where none is known
 */
export function spokenDot(
  { place, row, value, share, accepted }: Dot,
  title: string | null,
  anomaly: number | null,
): string {
  const day = formatDay(row.day);
  const name = title === null ? place.name : `${place.name}, ${title}`;
  if (value !== null) {
    const point = text.point(name, day, formatValue(value), formatPercent(share * 100));
    return [
      point,
      ...(anomaly === null ? [] : [text.againstBy(signed(anomaly))]),
      ...(accepted ? [] : [text.left]),
    ].join(", ");
  }
  return row.problem ? text.failed(name, day, row.problem.message) : text.none(name, day);
}
