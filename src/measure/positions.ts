import type { Position } from "geojson";
import type { PlaceGeometry } from "./types.ts";

/** All corners of a place, ring by ring. */
export function positionsOf(geometry: PlaceGeometry): readonly Position[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}
