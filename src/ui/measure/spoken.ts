import { formatDay, formatPercent, formatValue } from "../format.ts";
import { messages } from "../messages.ts";
import type { Dot } from "./chart/dots.ts";

const text = messages.measure.chart;

/** A dot in words, for screen readers. */
export function spokenDot({ place, row, value, share, accepted }: Dot): string {
  const day = formatDay(row.day);
  if (value !== null) {
    const point = text.point(place.name, day, formatValue(value), formatPercent(share * 100));
    return accepted ? point : `${point}, ${text.left}`;
  }
  return row.problem ? text.failed(place.name, day, row.problem.message) : text.none(place.name, day);
}
