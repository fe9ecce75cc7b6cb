import type { LonLat, MercatorPoint } from "./types.ts";

/** Radius of the sphere of EPSG:3857, metres: the semi-major axis of WGS 84. */
const EARTH_RADIUS = 6_378_137;

/** Width and height of the Web Mercator world, metres. */
export const WORLD_SIZE = 2 * Math.PI * EARTH_RADIUS;

/** Latitude at which the Web Mercator world becomes square, degrees. */
export const MAX_LATITUDE = (2 * Math.atan(Math.exp(Math.PI)) - Math.PI / 2) * (180 / Math.PI);

/** Latitudes beyond the square world are clamped to its edge; longitudes are not wrapped. */
export function mercatorOf(point: LonLat): MercatorPoint {
  const latitude = Math.min(Math.max(point[1], -MAX_LATITUDE), MAX_LATITUDE);
  return [
    point[0] * (WORLD_SIZE / 360),
    EARTH_RADIUS * Math.log(Math.tan(Math.PI / 4 + latitude * (Math.PI / 360))),
  ];
}

export function lonLatOf(point: MercatorPoint): LonLat {
  return [
    point[0] * (360 / WORLD_SIZE),
    (2 * Math.atan(Math.exp(point[1] / EARTH_RADIUS)) - Math.PI / 2) * (180 / Math.PI),
  ];
}
