import type { Feature, FeatureCollection } from "geojson";
import { validShare } from "../smooth/accepted.ts";
import type { Place, PlaceGeometry, PlaceSeries, SeriesRow } from "../types.ts";
import type { SeriesExport } from "./types.ts";

/**
 * One feature per place and date with the statistics as properties, so that desktop programs can filter and animate
 * by `datetime`.
 */
export function seriesGeoJson({
  places,
  series,
  recipe,
  second,
}: SeriesExport): FeatureCollection<PlaceGeometry> {
  return {
    type: "FeatureCollection",
    features: places.flatMap((place) => [
      // With one quantity all statistics are of it.
      ...featuresOf(place, series, second ? recipe.title : undefined),
      ...(second ? featuresOf(place, second.series, second.recipe.title) : []),
    ]),
  };
}

function featuresOf(
  place: Place,
  series: ReadonlyMap<string, PlaceSeries>,
  values: string | undefined,
): readonly Feature<PlaceGeometry>[] {
  return (series.get(place.id)?.rows ?? []).map((row) => featureOf(place, row, values));
}

function featureOf(
  { name, colour, geometry }: Place,
  row: SeriesRow,
  values: string | undefined,
): Feature<PlaceGeometry> {
  const { day, datetime, n, valid, coverage, summary, provenance, problem } = row;
  return {
    type: "Feature",
    geometry,
    properties: {
      name,
      colour,
      date: day,
      datetime,
      n,
      valid,
      valid_share: validShare(row),
      coverage,
      ...(values === undefined ? {} : { values }),
      ...summary,
      rule: provenance.rule,
      level: provenance.level,
      scenes: provenance.scenes.join(" "),
      ...(problem ? { problem: problem.message } : {}),
    },
  };
}
