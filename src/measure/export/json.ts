import { accepted } from "../smooth/accepted.ts";
import { dayNumber, dayOfNumber } from "../smooth/day-number.ts";
import { seasonDates } from "../smooth/season.ts";
import { smoothed } from "../smooth/smoothed.ts";
import type { DailyCurve, MeasureOptions, SeasonDates, SeriesRow } from "../types.ts";
import { exportedScenes } from "./provenance.ts";
import type { SeriesExport } from "./types.ts";

/** Everything, with all that is needed to find the same numbers again. */
export function seriesJson({
  places,
  series,
  slices,
  recipe,
  unit,
  options,
  version,
  written,
  attribution,
}: SeriesExport): string {
  const document = {
    generator: `Revisit ${version}`,
    written,
    ...(attribution === undefined ? {} : { attribution }),
    recipe,
    ...(unit === undefined ? {} : { unit }),
    options,
    scenes: exportedScenes(series.values(), slices, recipe),
    places: places.map(({ id, name, geometry }) => {
      const rows = series.get(id)?.rows ?? [];
      return { name, geometry, rows: rows.map(exportedRow), ...exportedCurve(rows, options) };
    }),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** Slices are names of the moment; scenes and dates last. */
function exportedRow({ day, datetime, n, valid, coverage, summary, provenance, problem }: SeriesRow): object {
  const counts = { day, datetime, n, valid, coverage };
  return { ...counts, ...summary, provenance, ...(problem ? { problem: problem.message } : {}) };
}

function exportedCurve(rows: readonly SeriesRow[], options: MeasureOptions): object {
  const curve =
    options.smoothing.kind === "none" ? null : smoothed(accepted(rows, options), options.smoothing);
  if (!curve) return {};
  const season = seasonDates(curve.values, options.seasonShares);
  return {
    smoothed: { firstDay: curve.firstDay, values: [...curve.values] },
    ...(season ? { season: exportedSeason(curve, season) } : {}),
  };
}

function exportedSeason({ firstDay }: DailyCurve, { start, peak, end, ...season }: SeasonDates): object {
  const dayAt = (day: number | null): string | null =>
    day === null ? null : dayOfNumber(Math.floor(dayNumber(firstDay) + day));
  return { start: dayAt(start), peak: dayAt(peak), end: dayAt(end), ...season };
}
