import type { Polygon, Position } from "geojson";
import type { LonLat } from "../../geo/types.ts";
import { wrapLongitude } from "../../geo/antimeridian/wrap-longitude.ts";

/** Corners of a circle: its area is then 0.04 % too small, less than half a pixel at any usual radius. */
const CORNERS = 128;

/** WGS 84: semi-major axis in metres, flattening. */
const AXIS = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const RADIANS = Math.PI / 180;
/** Iterations that Vincenty's formula takes at most; it needs four. */
const ITERATIONS = 20;

/** The points at a distance along the ellipsoid, as a polygon. @param radius metres, up to a quarter of the earth */
export function circle(centre: LonLat, radius: number): Polygon {
  const ring = Array.from({ length: CORNERS }, (_, corner): Position => [
    ...destination(centre, -(corner * 360) / CORNERS, radius),
  ]);
  const [first = []] = ring;
  return { type: "Polygon", coordinates: [[...ring, first]] };
}

/**
 * Where one arrives after a distance in a direction. Source: T. Vincenty, Direct and inverse solutions of
 * geodesics on the ellipsoid, Survey Review 23 (1975), the direct solution.
 * @param azimuth degrees clockwise from north
 * @param distance metres
 */
export function destination([lon, lat]: LonLat, azimuth: number, distance: number): LonLat {
  const minorAxis = AXIS * (1 - FLATTENING);
  const [sinAzimuth, cosAzimuth] = [Math.sin(azimuth * RADIANS), Math.cos(azimuth * RADIANS)];
  const tanU = (1 - FLATTENING) * Math.tan(lat * RADIANS);
  const cosU = 1 / Math.sqrt(1 + tanU ** 2);
  const sinU = tanU * cosU;
  const sigma1 = Math.atan2(tanU, cosAzimuth);
  const sinAlpha = cosU * sinAzimuth;
  const cosSquaredAlpha = 1 - sinAlpha ** 2;
  const u2 = (cosSquaredAlpha * (AXIS ** 2 - minorAxis ** 2)) / minorAxis ** 2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  let sigma = distance / (minorAxis * a);
  let cosTwice = 0;
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    cosTwice = Math.cos(2 * sigma1 + sigma);
    const inner =
      Math.cos(sigma) * (-1 + 2 * cosTwice ** 2) -
      (b / 6) * cosTwice * (-3 + 4 * Math.sin(sigma) ** 2) * (-3 + 4 * cosTwice ** 2);
    const next = distance / (minorAxis * a) + b * Math.sin(sigma) * (cosTwice + (b / 4) * inner);
    const moved = Math.abs(next - sigma);
    sigma = next;
    if (moved < 1e-12) break;
  }
  const [sinSigma, cosSigma] = [Math.sin(sigma), Math.cos(sigma)];
  cosTwice = Math.cos(2 * sigma1 + sigma);
  const across = sinU * sinSigma - cosU * cosSigma * cosAzimuth;
  const latitude = Math.atan2(
    sinU * cosSigma + cosU * sinSigma * cosAzimuth,
    (1 - FLATTENING) * Math.hypot(sinAlpha, across),
  );
  const lambda = Math.atan2(sinSigma * sinAzimuth, cosU * cosSigma - sinU * sinSigma * cosAzimuth);
  const c = (FLATTENING / 16) * cosSquaredAlpha * (4 + FLATTENING * (4 - 3 * cosSquaredAlpha));
  const turn =
    lambda -
    (1 - c) *
      FLATTENING *
      sinAlpha *
      (sigma + c * sinSigma * (cosTwice + c * cosSigma * (-1 + 2 * cosTwice ** 2)));
  return [wrapLongitude(lon + turn / RADIANS), latitude / RADIANS];
}
