import type { Position } from "geojson";
import type { Coordinate } from "../types.ts";
import { sideOf } from "./point-on-segment.ts";

/** The closed convex ring around points, anticlockwise. Source: A. M. Andrew's monotone chain (1979). */
export function convexHull(points: readonly Coordinate[]): Position[] {
  const sorted = points.toSorted(([ax = 0, ay = 0], [bx = 0, by = 0]) => ax - bx || ay - by);
  const hull = [...halfHull(sorted), ...halfHull(sorted.toReversed())];
  return [...hull, hull[0] ?? []].map((corner) => corner.slice());
}

/** The corners of one side, without its last, with which the other side begins. */
function halfHull(sorted: readonly Coordinate[]): readonly Coordinate[] {
  const corners: Coordinate[] = [];
  for (const point of sorted) {
    while (corners.length > 1) {
      const [before, last] = corners.slice(-2);
      if (before && last && sideOf(point, before, last) > 0) break;
      corners.pop();
    }
    corners.push(point);
  }
  return corners.slice(0, -1);
}
