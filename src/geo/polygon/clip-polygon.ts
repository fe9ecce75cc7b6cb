import type { Position } from "geojson";
import type { Coordinate, PlaneBox, Ring, Rings } from "../types.ts";
import { closeRing } from "./close-ring.ts";

/**
 * The part of a polygon that lies in a box (Sutherland–Hodgman), as closed rings; empty where there is
 * none. A part in several pieces stays one ring whose pieces are joined along the border of the box.
 */
export function clipPolygon(rings: Rings, [west, south, east, north]: PlaneBox): Position[][] {
  const clipped = rings.map((ring) => {
    const inLongitude = clipAt(clipAt(closeRing(ring), 0, west, 1), 0, east, -1);
    return clipAt(clipAt(inLongitude, 1, south, 1), 1, north, -1).map((corner) => corner.slice());
  });
  // A ring needs three corners. Without the outer ring there is nothing that holes could be in.
  const [outer, ...holes] = clipped;
  if (outer === undefined || outer.length < 4) return [];
  return [outer, ...holes.filter((hole) => hole.length >= 4)];
}

/** Cuts a closed ring at one line of longitude (axis 0) or latitude (axis 1); side 1 keeps what is above. */
function clipAt(ring: Ring, axis: 0 | 1, limit: number, side: 1 | -1): Ring {
  const isInside = (corner: Coordinate): boolean => ((corner[axis] ?? Number.NaN) - limit) * side >= 0;
  if (ring.every(isInside)) return ring;
  const kept: Coordinate[] = [];
  for (const [index, from] of ring.entries()) {
    const to = ring[index + 1];
    if (to === undefined) break;
    if (isInside(from)) kept.push(from);
    if (isInside(from) !== isInside(to)) kept.push(between(from, to, axis, limit));
  }
  return closeRing(kept);
}

/** Where the line from one corner to the next meets the limit; heights are interpolated. */
function between(from: Coordinate, to: Coordinate, axis: 0 | 1, limit: number): Coordinate {
  const [start, end] = [from[axis] ?? Number.NaN, to[axis] ?? Number.NaN];
  const share = (limit - start) / (end - start);
  return from.map((value, index) =>
    index === axis ? limit : value + share * ((to[index] ?? value) - value),
  );
}
