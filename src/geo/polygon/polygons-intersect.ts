import type { Ring, Rings } from "../types.ts";
import { closeRing } from "./close-ring.ts";
import { pointInPolygon } from "./point-in-polygon.ts";
import { segmentsIntersect } from "./segments-intersect.ts";

/**
 * True when the polygons share at least one point, borders included, in the plane of longitude and
 * latitude: a polygon across the antimeridian must be split before.
 */
export function polygonsIntersect(one: Rings, other: Rings): boolean {
  if (one.some((ring) => other.some((otherRing) => ringsIntersect(ring, otherRing)))) return true;
  // Borders that do not meet: one polygon lies wholly in the other, or both are apart.
  return startsInside(one, other) || startsInside(other, one);
}

function startsInside(one: Rings, other: Rings): boolean {
  const start = one[0]?.[0];
  return start !== undefined && pointInPolygon(start, other);
}

function ringsIntersect(one: Ring, other: Ring): boolean {
  const [corners, otherCorners] = [closeRing(one), closeRing(other)];
  return corners.some((start, index) => {
    const end = corners[index + 1];
    return (
      end !== undefined &&
      otherCorners.some((otherStart, otherIndex) => {
        const otherEnd = otherCorners[otherIndex + 1];
        return otherEnd !== undefined && segmentsIntersect(start, end, otherStart, otherEnd);
      })
    );
  });
}
