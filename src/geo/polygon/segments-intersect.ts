import type { Coordinate } from "../types.ts";
import { pointOnSegment, sideOf } from "./point-on-segment.ts";

/** True when the segments a–b and c–d share at least one point, their ends included. */
export function segmentsIntersect(a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate): boolean {
  const partsCD = sideOf(c, a, b) * sideOf(d, a, b) < 0;
  const partsAB = sideOf(a, c, d) * sideOf(b, c, d) < 0;
  if (partsCD && partsAB) return true;
  return (
    pointOnSegment(a, c, d) || pointOnSegment(b, c, d) || pointOnSegment(c, a, b) || pointOnSegment(d, a, b)
  );
}
