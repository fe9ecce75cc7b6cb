import type { Geometry } from "geojson";
import { unwrapLine } from "./unwrap-line.ts";
import { unwrapPolygon } from "./unwrap-polygon.ts";

/** The same geometry with lines and rings continued past ±180° instead of jumping across the map. */
export function unwrapGeometry<Shape extends Geometry>(geometry: Shape): Shape {
  switch (geometry.type) {
    case "LineString":
      return { ...geometry, coordinates: unwrapLine(geometry.coordinates) };
    case "MultiLineString":
      return { ...geometry, coordinates: geometry.coordinates.map(unwrapLine) };
    case "Polygon":
      return { ...geometry, coordinates: unwrapPolygon(geometry.coordinates) };
    case "MultiPolygon":
      return { ...geometry, coordinates: geometry.coordinates.map(unwrapPolygon) };
    case "GeometryCollection":
      return { ...geometry, geometries: geometry.geometries.map(unwrapGeometry) };
    default:
      return geometry;
  }
}
