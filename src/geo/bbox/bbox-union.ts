import type { BBox } from "../types.ts";
import { splitBBox } from "./split-bbox.ts";

/** The smallest box that holds all boxes, over the antimeridian where that is smaller; null for none. */
export function bboxUnion(boxes: readonly BBox[]): BBox | null {
  const first = boxes[0];
  if (!first) return null;
  const south = boxes.reduce((least, box) => Math.min(least, box[1]), first[1]);
  const north = boxes.reduce((most, box) => Math.max(most, box[3]), first[3]);
  const [west, east] = longitudeUnion(boxes);
  return [west, south, east, north];
}

/** Leaves out the widest gap between the boxes on the circle of longitudes. */
function longitudeUnion(boxes: readonly BBox[]): readonly [west: number, east: number] {
  const spans = boxes.flatMap(splitBBox).sort((a, b) => a[0] - b[0]);
  let reach = -Infinity;
  let widest = -Infinity;
  let west = -180;
  let east = 180;
  for (const span of spans) {
    if (reach !== -Infinity && span[0] - reach > widest) {
      widest = span[0] - reach;
      [west, east] = [span[0], reach];
    }
    reach = Math.max(reach, span[2]);
  }
  const start = spans[0]?.[0] ?? -180;
  const aroundTheBack = start + 360 - reach;
  return aroundTheBack >= widest ? [start, reach] : [west, east];
}
