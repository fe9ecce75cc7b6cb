import type { Coordinate, PlaneBox } from "../types.ts";

/**
 * The part of a segment that lies in a box (Liang–Barsky), as shares of its length from 0 at the start to
 * 1 at the end; undefined where it lies outside. Both shares are equal where it touches the border in a point.
 */
export function clipSegment(
  [x1 = Number.NaN, y1 = Number.NaN]: Coordinate,
  [x2 = Number.NaN, y2 = Number.NaN]: Coordinate,
  [west, south, east, north]: PlaneBox,
): readonly [from: number, to: number] | undefined {
  let [from, to] = [0, 1];
  const limits = [
    [x1 - x2, x1 - west],
    [x2 - x1, east - x1],
    [y1 - y2, y1 - south],
    [y2 - y1, north - y1],
  ] as const;
  for (const [direction, distance] of limits) {
    if (direction === 0 && distance < 0) return undefined;
    if (direction < 0) from = Math.max(from, distance / direction);
    if (direction > 0) to = Math.min(to, distance / direction);
  }
  return from <= to ? [from, to] : undefined;
}
