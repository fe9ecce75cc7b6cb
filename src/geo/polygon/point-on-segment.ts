import type { Coordinate } from "../types.ts";

/** True when the point lies on the segment, its ends included. */
export function pointOnSegment(point: Coordinate, start: Coordinate, end: Coordinate): boolean {
  const [x = Number.NaN, y = Number.NaN] = point;
  const [x1 = Number.NaN, y1 = Number.NaN] = start;
  const [x2 = Number.NaN, y2 = Number.NaN] = end;
  return (
    sideOf(point, start, end) === 0 &&
    x >= Math.min(x1, x2) &&
    x <= Math.max(x1, x2) &&
    y >= Math.min(y1, y2) &&
    y <= Math.max(y1, y2)
  );
}

/** 1 left of the line from start to end, −1 right of it, 0 on it. */
export function sideOf(
  [x = Number.NaN, y = Number.NaN]: Coordinate,
  [x1 = Number.NaN, y1 = Number.NaN]: Coordinate,
  [x2 = Number.NaN, y2 = Number.NaN]: Coordinate,
): number {
  return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
}
