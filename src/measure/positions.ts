import type { Position } from "geojson";
import type { PlaceGeometry } from "./types.ts";

/** All corners of a place, ring by ring. */
export function positionsOf(geometry: PlaceGeometry): readonly Position[] {
  if (geometry.type === "Point") return [geometry.coordinates];
  return geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}
