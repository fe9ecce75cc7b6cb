import { validShare } from "../smooth/accepted.ts";
import type { Place, PlaceSeries, SeriesRow } from "../types.ts";
import type { Cell } from "./cells.ts";

const STATISTICS = ["mean", "std", "min", "max", "p10", "p25", "median", "p75", "p90"] as const;

/** Names of the columns, in the order of `seriesCells`. */
export const SERIES_COLUMNS: readonly string[] = [
  "place",
  "date",
  "datetime",
  "n",
  "valid",
  "valid_share",
  "coverage",
  ...STATISTICS,
  "rule",
  "level",
  "decimation",
  "scenes",
  "problem",
];

/** One row per place and date. */
export function seriesCells(
  places: readonly Place[],
  series: ReadonlyMap<string, PlaceSeries>,
): readonly (readonly Cell[])[] {
  return places.flatMap(({ id, name }) => (series.get(id)?.rows ?? []).map((row) => rowCells(name, row)));
}

function rowCells(place: string, row: SeriesRow): readonly Cell[] {
  const { day, datetime, n, valid, coverage, summary, provenance, problem } = row;
  return [
    place,
    day,
    datetime,
    n,
    valid,
    validShare(row),
    coverage,
    ...STATISTICS.map((name) => summary?.[name] ?? null),
    provenance.rule,
    provenance.level,
    provenance.decimation,
    provenance.scenes.join(" "),
    problem?.message ?? null,
  ];
}
