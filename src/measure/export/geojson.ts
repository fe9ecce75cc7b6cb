import type { Feature, FeatureCollection } from "geojson";
import { validShare } from "../smooth/accepted.ts";
import type { Place, PlaceGeometry, SeriesRow } from "../types.ts";
import type { SeriesExport } from "./types.ts";

/**
 * One feature per place and date with the statistics as properties, so that desktop programs can filter and animate
 * by `datetime`.
 */
export function seriesGeoJson({ places, series }: SeriesExport): FeatureCollection<PlaceGeometry> {
  return {
    type: "FeatureCollection",
    features: places.flatMap((place) =>
      (series.get(place.id)?.rows ?? []).map((row) => featureOf(place, row)),
    ),
  };
}

function featureOf({ name, colour, geometry }: Place, row: SeriesRow): Feature<PlaceGeometry> {
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
      ...summary,
      rule: provenance.rule,
      level: provenance.level,
      scenes: provenance.scenes.join(" "),
      ...(problem ? { problem: problem.message } : {}),
    },
  };
}
