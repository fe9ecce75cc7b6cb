import type { BBox, Rings } from "../types.ts";
import { extentOf } from "./bbox-of-points.ts";

/**
 * The box of polygons within ±180°, as RFC 7946 (5.2) wants it: west greater than east where parts on both
 * sides meet at the antimeridian and none reaches over the prime meridian.
 */
export function bboxOfPolygons(polygons: readonly Rings[]): BBox {
  const boxes = polygons.map(([outer = []]) => extentOf(outer));
  const south = Math.min(...boxes.map((box) => box[1]));
  const north = Math.max(...boxes.map((box) => box[3]));
  const touchesWest = boxes.some((box) => box[0] <= -180);
  const touchesEast = boxes.some((box) => box[2] >= 180);
  const eastern = boxes.filter((box) => box[0] >= 0);
  const western = boxes.filter((box) => box[2] <= 0);
  const isCut = eastern.length > 0 && eastern.length + western.length === boxes.length;
  const [from, to] = touchesWest && touchesEast && isCut ? [eastern, western] : [boxes, boxes];
  return [Math.min(...from.map((box) => box[0])), south, Math.max(...to.map((box) => box[2])), north];
}
