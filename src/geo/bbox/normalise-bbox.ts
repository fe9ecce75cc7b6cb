import { wrapLongitude } from "../antimeridian/wrap-longitude.ts";
import type { BBox } from "../types.ts";
import { longitudeSpan } from "./longitude-span.ts";

/**
 * The same box with its west in [-180, 180) and its east in (-180, 180]; west greater than east where it
 * crosses the antimeridian. Catalogues also write boxes from 0 to 360, or a little beyond 180 instead of
 * across it. Edges already in place are returned bit for bit.
 */
export function normaliseBBox(box: BBox): BBox {
  const [west, south, east, north] = box;
  const span = longitudeSpan(box);
  if (span >= 360) return [-180, south, 180, north];
  const left = wrapLongitude(west);
  const right = wrapLongitude(east);
  // The antimeridian as an eastern edge is 180; a box without width has both edges on one side.
  return [left, south, right === -180 && span > 0 ? 180 : right, north];
}
