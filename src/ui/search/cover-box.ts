import type { BBox } from "../../geo/types.ts";

/**
 * The middle part of a box that fills a window of the given shape: a first look shows data to all edges
 * instead of a strip with nothing around it. Good for boxes of a few degrees.
 * @param aspect Width of the window over its height.
 */
export function coverBox([west, south, east, north]: BBox, aspect: number): BBox {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const shrink = Math.cos((lat * Math.PI) / 180);
  const width = (east - west) * shrink;
  const height = north - south;
  const [newWidth, newHeight] = width / height > aspect ? [height * aspect, height] : [width, width / aspect];
  const halfLon = newWidth / shrink / 2;
  return [lon - halfLon, lat - newHeight / 2, lon + halfLon, lat + newHeight / 2];
}
