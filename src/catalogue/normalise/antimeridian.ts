import type { Position } from "geojson";
import { splitPolygon } from "../../geo/antimeridian/split-polygon.ts";
import { unwrapLine } from "../../geo/antimeridian/unwrap-line.ts";
import { unwrapPolygon } from "../../geo/antimeridian/unwrap-polygon.ts";
import { extentOf } from "../../geo/bbox/bbox-of-points.ts";
import { closeRing } from "../../geo/polygon/close-ring.ts";
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
  const parts = polygons.flatMap((rings) =>
    splitPolygon(isCrossing(rings) || isAroundPole(rings) ? unwrapPolygon(rings) : rings),
  );
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

/**
 * A ring that comes back one turn around the world from where it began lies around a pole. One that steps
 * from −180 to 180 walks along the edges of a map instead, and is closed as it stands.
 */
function isAroundPole([outer = []]: Rings): boolean {
  if (!hasJump(outer) || steps(outer).some((step) => step >= 360)) return false;
  const line = unwrapLine(closeRing(outer));
  const turned = Math.abs((line[0]?.[0] ?? 0) - (line.at(-1)?.[0] ?? 0));
  return Math.abs(turned - 360) < 1 && line.every(([, latitude = 0]) => latitude * (line[0]?.[1] ?? 0) > 0);
}

function hasJump(ring: Ring): boolean {
  return steps(ring).some((step) => step > 180);
}

/** Degrees of longitude between neighbouring corners. */
function steps(ring: Ring): readonly number[] {
  return ring.slice(1).map(([longitude = 0], index) => Math.abs(longitude - (ring[index]?.[0] ?? longitude)));
}
