import type { MultiPolygon, Polygon } from "geojson";
import { splitPolygon } from "../../geo/antimeridian/split-polygon.ts";
import { unwrapPolygon } from "../../geo/antimeridian/unwrap-polygon.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { rewind } from "../../geo/polygon/rewind.ts";
import { countCorners, simplifyPolygons } from "../../geo/polygon/simplify-polygons.ts";
import type { PlaceGeometry } from "../types.ts";

/** What a link holds, and what a service takes in an address. */
const MOST_CORNERS = 400;

export interface AreaOfFeatures {
  readonly area: Polygon | MultiPolygon;
  /** Corners before and after, where it had to be simplified. */
  readonly simplified?: { readonly before: number; readonly after: number };
}

/** All polygons as one area within ±180°; undefined where there are none. */
export function areaOfFeatures(geometries: readonly PlaceGeometry[]): AreaOfFeatures | undefined {
  const polygons = geometries.flatMap((geometry) => [...polygonsOf(geometry)]).map(unwrapPolygon);
  if (polygons.length === 0) return undefined;
  const before = countCorners(polygons);
  const simple = before > MOST_CORNERS ? simplifyPolygons(polygons, MOST_CORNERS) : polygons;
  const parts = simple.flatMap(splitPolygon).map(rewind);
  const [only] = parts;
  const area: Polygon | MultiPolygon =
    only && parts.length === 1
      ? { type: "Polygon", coordinates: only }
      : { type: "MultiPolygon", coordinates: parts };
  return { area, ...(simple === polygons ? {} : { simplified: { before, after: countCorners(simple) } }) };
}
