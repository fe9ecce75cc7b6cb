import { validShare } from "../smooth/accepted.ts";
import type { Place, PlaceSeries, SeriesRow } from "../types.ts";
import type { Cell } from "./cells.ts";
import type { SeriesExport } from "./types.ts";

const STATISTICS = ["mean", "std", "min", "max", "p10", "p25", "median", "p75", "p90"] as const;

const COLUMNS: readonly string[] = [
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
/** What the statistics of a row are of; only where there are two quantities. */
const VALUES = "values";

/** The names of the columns, then a row per place and date, and per quantity where there are two. */
export function seriesTable({ places, series, recipe, second }: SeriesExport): readonly (readonly Cell[])[] {
  if (!second) return [COLUMNS, ...places.flatMap((place) => placeCells(place, series))];
  const of = (title: string, cells: readonly (readonly Cell[])[]) => cells.map((row) => [...row, title]);
  return [
    [...COLUMNS, VALUES],
    ...places.flatMap((place) => [
      ...of(recipe.title, placeCells(place, series)),
      ...of(second.recipe.title, placeCells(place, second.series)),
    ]),
  ];
}

function placeCells(
  { id, name }: Place,
  series: ReadonlyMap<string, PlaceSeries>,
): readonly (readonly Cell[])[] {
  return (series.get(id)?.rows ?? []).map((row) => rowCells(name, row));
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
