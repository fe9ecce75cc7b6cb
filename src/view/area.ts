import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import type { SearchArea } from "../catalogue/types.ts";
import { geometryOfWkt } from "../geo/wkt.ts";
import { DEGREE_DIGITS, rounded, tidyBox } from "./camera.ts";
import { BrokenParameter } from "./parameters.ts";

/** A link that is longer is cut off by some programs it is sent with. */
const MOST_POSITIONS = 400;

/** The area of a search in the digits a link has. */
export function tidyArea(area: SearchArea): SearchArea {
  if (!("type" in area)) return tidyBox(area);
  const polygon = (rings: readonly Position[][]): Position[][] =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [degree(lon), degree(lat)]));
  return area.type === "Polygon"
    ? { type: "Polygon", coordinates: polygon(area.coordinates) }
    : { type: "MultiPolygon", coordinates: area.coordinates.map(polygon) };
}

function degree(value: number): number {
  return rounded(value, DEGREE_DIGITS);
}

/** A polygon or several in well-known text. */
export function readPolygons(text: string): Polygon | MultiPolygon {
  const geometry = parsed(text);
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") {
    throw new BrokenParameter("should be POLYGON((lon lat,…)) or MULTIPOLYGON");
  }
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  if (rings.flat().length > MOST_POSITIONS) {
    throw new BrokenParameter(`has more than ${MOST_POSITIONS} corners`);
  }
  if (!rings.every(isRing)) throw new BrokenParameter("should have closed rings within ±180 and ±90 degrees");
  return geometry;
}

function parsed(text: string): Geometry | undefined {
  try {
    return geometryOfWkt(text);
  } catch {
    return undefined;
  }
}

function isRing(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  const isWithin = ring.every(([lon = NaN, lat = NaN]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  return ring.length >= 4 && isClosed && isWithin;
}
