import type { Geometry, Position } from "geojson";
import { closeRing } from "../../geo/polygon/close-ring.ts";
import type { PlaceGeometry } from "../types.ts";

/** Ends of a line that are no further apart than this share of its length close a ring: a walk around a field. */
const CLOSED_SHARE = 0.1;

/** Why a geometry cannot be a place, as the end of a sentence. */
export type Refusal = { readonly refusal: string };

/**
 * The places that a geometry is: heights are dropped, rings closed, closed lines become areas, collections their
 * parts. Several points are several places, several polygons one.
 */
export function tidyGeometry(geometry: Geometry | null): readonly (PlaceGeometry | Refusal)[] {
  if (geometry === null) return [{ refusal: "has no geometry" }];
  try {
    return tidied(geometry);
  } catch (error) {
    if (error instanceof Unusable) return [{ refusal: error.message }];
    // Coordinates that are not nested as the type says.
    return [{ refusal: "has coordinates that cannot be read" }];
  }
}

class Unusable extends Error {}

function tidied(geometry: Geometry): readonly (PlaceGeometry | Refusal)[] {
  switch (geometry.type) {
    case "Point":
      return [{ type: "Point", coordinates: position(geometry.coordinates) }];
    case "MultiPoint":
      return geometry.coordinates.map((each) => ({ type: "Point", coordinates: position(each) }));
    case "Polygon":
      return [{ type: "Polygon", coordinates: geometry.coordinates.map(ring) }];
    case "MultiPolygon":
      return [areaOf(geometry.coordinates.map((rings) => rings.map(ring)))];
    case "LineString":
      return [{ type: "Polygon", coordinates: [closedLine(geometry.coordinates)] }];
    case "MultiLineString":
      return [areaOf(geometry.coordinates.map((line) => [closedLine(line)]))];
    case "GeometryCollection":
      return geometry.geometries.flatMap(tidied);
    default:
      throw new Unusable("has a geometry of an unknown type");
  }
}

function areaOf(polygons: Position[][][]): PlaceGeometry {
  const [only] = polygons;
  if (!only) throw new Unusable("has no coordinates");
  return polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

function ring(corners: readonly Position[]): Position[] {
  const closed = closeRing(corners.map(position)).map(([lon = 0, lat = 0]) => [lon, lat]);
  if (closed.length < 4) throw new Unusable("has a ring of fewer than three corners");
  return closed;
}

function closedLine(corners: readonly Position[]): Position[] {
  const line = corners.map(position);
  const [first, last] = [line[0], line.at(-1)];
  const length = line.slice(1).reduce((sum, corner, index) => sum + distance(corner, line[index]), 0);
  if (distance(first, last) > CLOSED_SHARE * length) throw new Unusable("is a line, which has no area");
  return ring(line);
}

function distance([lon = 0, lat = 0]: Position = [], [otherLon = 0, otherLat = 0]: Position = []): number {
  return Math.hypot((lon - otherLon) * Math.cos((lat * Math.PI) / 180), lat - otherLat);
}

/** The furthest that a ring which crosses the antimeridian may go on past it. */
const MOST_LONGITUDE = 540;

function position(value: Position): Position {
  const [lon, lat] = value;
  if (typeof lon !== "number" || typeof lat !== "number" || !Number.isFinite(lon + lat))
    throw new Unusable("has coordinates that are not numbers");
  if (Math.abs(lat) > 90 || Math.abs(lon) > MOST_LONGITUDE)
    throw new Unusable("has coordinates that are not longitude and latitude in degrees");
  return [lon, lat];
}
