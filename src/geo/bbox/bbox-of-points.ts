import type { BBox, Coordinate, PlaneBox } from "../types.ts";
import { normaliseBBox } from "./normalise-bbox.ts";

/** The box of points whose longitudes are continuous: they may go on past ±180°, as in an unwrapped ring. */
export function bboxOfPoints(points: readonly Coordinate[]): BBox {
  return normaliseBBox(extentOf(points));
}

/** West, south, east and north of points in one plane. */
export function extentOf(points: readonly Coordinate[]): PlaneBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = Number.NaN, latitude = Number.NaN] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}
