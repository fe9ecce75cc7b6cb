import type { BBox, Rings } from "../types.ts";
import { extentOf } from "./bbox-of-points.ts";
import { bboxUnion } from "./bbox-union.ts";

/**
 * The box of polygons within ±180°, as RFC 7946 (5.2) wants it: west greater than east where the way over
 * the antimeridian is the shorter one.
 */
export function bboxOfPolygons(polygons: readonly Rings[]): BBox {
  return bboxUnion(polygons.map(([outer = []]) => extentOf(outer))) ?? extentOf([]);
}
