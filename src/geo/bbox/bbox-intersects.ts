import type { BBox } from "../types.ts";
import { splitBBox } from "./split-bbox.ts";

/**
 * True when the boxes share at least an edge point. Only the antimeridian parts: boxes that touch there and
 * nowhere else do not meet.
 */
export function bboxIntersects(first: BBox, second: BBox): boolean {
  return splitBBox(first).some((a) =>
    splitBBox(second).some((b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]),
  );
}
