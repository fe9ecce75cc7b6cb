import type { Coordinate, Rings } from "../types.ts";

/**
 * True when the point lies in the polygon and in none of its holes, by the even-odd rule in the plane of
 * longitude and latitude. Of the border, west and south sides count as inside, so that polygons side by
 * side never share a point. Rings may be open or closed.
 */
export function pointInPolygon([x = Number.NaN, y = Number.NaN]: Coordinate, rings: Rings): boolean {
  let inside = false;
  for (const ring of rings) {
    let [lastX = 0, lastY = 0] = ring.at(-1) ?? [];
    for (const [nextX = 0, nextY = 0] of ring) {
      const crossesLatitude = nextY > y !== lastY > y;
      if (crossesLatitude && x < ((lastX - nextX) * (y - nextY)) / (lastY - nextY) + nextX) inside = !inside;
      [lastX, lastY] = [nextX, nextY];
    }
  }
  return inside;
}
