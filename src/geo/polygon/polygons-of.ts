import type { Geometry } from "geojson";
import type { Rings } from "../types.ts";

/** The polygons of a geometry; none for points and lines. */
export function polygonsOf(geometry: Geometry): readonly Rings[] {
  switch (geometry.type) {
    case "Polygon":
      return [geometry.coordinates];
    case "MultiPolygon":
      return geometry.coordinates;
    case "GeometryCollection":
      return geometry.geometries.flatMap(polygonsOf);
    default:
      return [];
  }
}
