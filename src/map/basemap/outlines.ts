import { feature, mesh } from "topojson-client";
import type { Feature, FeatureCollection, GeoJSON, Point } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { labelPoint } from "../../geo/polygon/label-point.ts";
import type { Centroid } from "../../geo/polygon/ring-centroid.ts";
import { OUTLINES } from "./outline-addresses.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { unwrapGeometry } from "../../geo/antimeridian/unwrap-geometry.ts";

/** `countries-50m.json` of world-atlas: Natural Earth at 1:50 million as TopoJSON. */
export type World = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

/** What one of the addresses in `OUTLINES` stands for. */
export function cutOutlines(world: World, address: string): GeoJSON {
  const { land, countries } = world.objects;
  switch (address) {
    case OUTLINES.land:
      return unwrapFeatures(feature(world, land));
    case OUTLINES.borders:
      return unwrapGeometry(mesh(world, countries));
    default:
      return names(unwrapFeatures(feature(world, countries)));
  }
}

function unwrapFeatures(collection: FeatureCollection): FeatureCollection {
  const features = collection.features.map((one) => ({ ...one, geometry: unwrapGeometry(one.geometry) }));
  return { ...collection, features };
}

function names(countries: FeatureCollection): FeatureCollection<Point, { name: string; size: number }> {
  const features = countries.features.flatMap((country) => {
    const label = labelPoint(polygonsOf(country.geometry));
    const name: unknown = country.properties?.["name"];
    return label && typeof name === "string" ? [namedPoint(name, label)] : [];
  });
  return { type: "FeatureCollection", features };
}

function namedPoint(name: string, { point, size }: Centroid): Feature<Point, { name: string; size: number }> {
  return {
    type: "Feature",
    properties: { name, size },
    geometry: { type: "Point", coordinates: [...point] },
  };
}
