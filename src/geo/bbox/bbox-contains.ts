import { wrapLongitude } from "../antimeridian/wrap-longitude.ts";
import type { BBox, LonLat } from "../types.ts";
import { splitBBox } from "./split-bbox.ts";

/** True when the point lies in the box, edges included. */
export function bboxContains(box: BBox, point: LonLat): boolean {
  if (point[1] < box[1] || point[1] > box[3]) return false;
  const longitude = wrapLongitude(point[0]);
  // 180 and −180 are the same meridian, and a box may name either.
  return splitBBox(box).some((piece) =>
    [longitude, longitude + 360, longitude - 360].some((lon) => lon >= piece[0] && lon <= piece[2]),
  );
}
