import { accepted } from "../smooth/accepted.ts";
import { dayNumber, dayOfNumber } from "../smooth/day-number.ts";
import { seasonDates } from "../smooth/season.ts";
import { smoothed } from "../smooth/smoothed.ts";
import type { DailyCurve, MeasureOptions, Place, PlaceSeries, SeasonDates, SeriesRow } from "../types.ts";
import { exportedScenes } from "./provenance.ts";
import type { SeriesExport } from "./types.ts";

/** Everything, with all that is needed to find the same numbers again. */
export function seriesJson({
  places,
  series,
  slices,
  recipe,
  unit,
  second,
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
    places: exportedPlaces(places, series, options),
    ...(second
      ? {
          second: {
            recipe: second.recipe,
            ...(second.unit === undefined ? {} : { unit: second.unit }),
            scenes: exportedScenes(second.series.values(), slices, second.recipe),
            places: exportedPlaces(places, second.series, options),
          },
        }
      : {}),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function exportedPlaces(
  places: readonly Place[],
  series: ReadonlyMap<string, PlaceSeries>,
  options: MeasureOptions,
): readonly object[] {
  return places.map(({ id, name, geometry }) => {
    const rows = series.get(id)?.rows ?? [];
    return { name, geometry, rows: rows.map(exportedRow), ...exportedCurve(rows, options) };
  });
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
