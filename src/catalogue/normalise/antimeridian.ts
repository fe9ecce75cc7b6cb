import type { Position } from "geojson";
import { splitPolygon } from "../../geo/antimeridian/split-polygon.ts";
import { unwrapLine } from "../../geo/antimeridian/unwrap-line.ts";
import { unwrapPolygon } from "../../geo/antimeridian/unwrap-polygon.ts";
import { extentOf } from "../../geo/bbox/bbox-of-points.ts";
import { bboxOfPolygons } from "../../geo/bbox/bbox-of-polygons.ts";
import type { BBox, Ring, Rings } from "../../geo/types.ts";

/** Degrees. Nothing that one satellite takes at once is larger. */
const MAX_SCENE = [120, 90] as const;

/**
 * Footprints as RFC 7946 wants them: cut at the antimeridian, longitudes within ±180. A polygon whose
 * neighbouring corners are more than 180° apart crosses it, however it was written.
 * @returns the parts, and their box: west greater than east where it crosses
 */
export function splitFootprint(polygons: readonly Rings[]): { parts: Position[][][]; bbox: BBox } {
  const parts = polygons.flatMap((rings) => splitPolygon(isCrossing(rings) ? unwrapPolygon(rings) : rings));
  return { parts, bbox: bboxOfPolygons(parts) };
}

/**
 * Corners more than 180° apart are a scene across the antimeridian, or a mosaic of the whole world.
 * Only the first comes out as a closed ring of a scene's size.
 */
function isCrossing([outer = []]: Rings): boolean {
  if (!hasJump(outer)) return false;
  const line = unwrapLine(outer);
  const [west, south, east, north] = extentOf(line);
  const closed = Math.abs((line[0]?.[0] ?? 0) - (line.at(-1)?.[0] ?? 0)) < 1;
  return closed && east - west > 1e-6 && east - west < MAX_SCENE[0] && north - south < MAX_SCENE[1];
}

function hasJump(ring: Ring): boolean {
  return ring.some(([longitude = 0], index) => {
    const next = ring[index + 1]?.[0] ?? longitude;
    return Math.abs(longitude - next) > 180;
  });
}
