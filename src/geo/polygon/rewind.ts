import type { Position } from "geojson";
import type { Ring, Rings } from "../types.ts";
import { closeRing } from "./close-ring.ts";

/** True when the corners of a ring follow each other clockwise on a map with north at the top. */
export function isClockwise(ring: Ring): boolean {
  const corners = closeRing(ring);
  let doubled = 0;
  for (const [index, [x = 0, y = 0]] of corners.entries()) {
    const [nextX = x, nextY = y] = corners[index + 1] ?? [];
    doubled += x * nextY - nextX * y;
  }
  return doubled < 0;
}

/** The polygon as RFC 7946 (3.1.6) wants it: closed rings, the outer one anticlockwise, holes clockwise. */
export function rewind(rings: Rings): Position[][] {
  return rings.map((ring, index) => {
    const corners = closeRing(ring).map((corner) => corner.slice());
    return isClockwise(ring) === index > 0 ? corners : corners.toReversed();
  });
}
