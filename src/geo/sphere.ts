import type { LonLat } from "./types.ts";

/** Mean radius of the Earth, metres (IUGG). */
const RADIUS_METRES = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Metres between two points on the sphere, by the haversine formula. */
export function distanceOnSphere([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIAN) / 2) ** 2;
  const chord = half(latB - latA) + Math.cos(latA * RADIAN) * Math.cos(latB * RADIAN) * half(lonB - lonA);
  return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * A closed ring about a centre, counter-clockwise. Its longitudes are not wrapped: around the antimeridian they go
 * on past ±180.
 * @param metres on the ground
 */
export function circleRing([lon, lat]: LonLat, metres: number, corners: number): [number, number][] {
  const angle = metres / RADIUS_METRES;
  const [sine, cosine] = [Math.sin(lat * RADIAN), Math.cos(lat * RADIAN)];
  const ring = Array.from({ length: corners }, (_, index): [number, number] => {
    const bearing = (-2 * Math.PI * index) / corners;
    const atSine = sine * Math.cos(angle) + cosine * Math.sin(angle) * Math.cos(bearing);
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cosine, Math.cos(angle) - sine * atSine);
    return [lon + turn / RADIAN, Math.asin(atSine) / RADIAN];
  });
  const [first] = ring;
  return first ? [...ring, [...first]] : ring;
}
