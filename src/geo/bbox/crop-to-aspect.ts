import type { BBox } from "../types.ts";
import { longitudeSpan } from "./longitude-span.ts";
import { normaliseBBox } from "./normalise-bbox.ts";

/**
 * The middle part of a box that fills a window of the given shape. Degrees of longitude are as short as they
 * are in its middle: good for boxes of a few degrees.
 * @param aspect width of the window over its height
 */
export function cropToAspect(box: BBox, aspect: number): BBox {
  const [west, south, , north] = box;
  const span = longitudeSpan(box);
  const [lon, lat] = [west + span / 2, (south + north) / 2];
  const shrink = Math.cos((lat * Math.PI) / 180);
  const [width, height] = [span * shrink, north - south];
  const [newWidth, newHeight] = width / height > aspect ? [height * aspect, height] : [width, width / aspect];
  const half = newWidth / shrink / 2;
  return normaliseBBox([lon - half, lat - newHeight / 2, lon + half, lat + newHeight / 2]);
}
