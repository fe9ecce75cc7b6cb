import type { Ring, Rings } from "../types.ts";
import { closeRing } from "./close-ring.ts";

/** Radius of the sphere that has the surface of the WGS 84 ellipsoid, metres. */
const AUTHALIC_RADIUS = 6_371_007.181;

const RADIANS = Math.PI / 180;

/**
 * Area of a polygon in m², holes left out. Edges are straight in longitude and latitude (RFC 7946, 3.1.1),
 * and cross the antimeridian where that is the shorter way. A ring around a pole encloses that pole. On the
 * sphere of equal surface areas differ from those of the ellipsoid by up to 0.7 %.
 */
export function polygonArea([outer, ...holes]: Rings): number {
  if (outer === undefined) return 0;
  return holes.reduce((area, hole) => area - ringArea(hole), ringArea(outer));
}

function ringArea(ring: Ring): number {
  const corners = closeRing(ring);
  let integral = 0;
  let turn = 0;
  for (const [index, [lon = Number.NaN, lat = Number.NaN]] of corners.entries()) {
    const next = corners[index + 1];
    if (next === undefined) break;
    const [nextLon = Number.NaN, nextLat = Number.NaN] = next;
    const degrees = shorterWay(nextLon - lon);
    turn += degrees;
    integral += degrees * RADIANS * meanSine(lat * RADIANS, nextLat * RADIANS);
  }
  // Around a pole the line integral measures what lies between the ring and the equator.
  const aroundPole = Math.abs(turn) > 180;
  const solidAngle = aroundPole ? 2 * Math.PI - Math.abs(integral) : Math.abs(integral);
  return AUTHALIC_RADIUS ** 2 * solidAngle;
}

function shorterWay(degrees: number): number {
  if (degrees > 180) return degrees - 360;
  return degrees < -180 ? degrees + 360 : degrees;
}

/** Mean of sin over the latitudes of an edge, exact also where both are nearly equal. */
function meanSine(from: number, to: number): number {
  const half = (to - from) / 2;
  return Math.sin((from + to) / 2) * (half === 0 ? 1 : Math.sin(half) / half);
}
