import { wrapLongitude } from "../antimeridian/wrap-longitude.ts";
import type { BBox, LonLat } from "../types.ts";
import { longitudeSpan } from "./longitude-span.ts";

/** The middle of a box in degrees, its longitude in [-180, 180). */
export function bboxCenter(box: BBox): LonLat {
  return [wrapLongitude(box[0] + longitudeSpan(box) / 2), (box[1] + box[3]) / 2];
}
