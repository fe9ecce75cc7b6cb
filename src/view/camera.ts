import { wrapLongitude } from "../geo/antimeridian/wrap-longitude.ts";
import { normaliseBBox } from "../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../geo/types.ts";
import type { Camera } from "./types.ts";

/** 1e-6° is 11 cm at the equator; finer is noise that makes links long. */
const DEGREE_DIGITS = 6;
const ZOOM_DIGITS = 3;
const ANGLE_DIGITS = 1;

/** A camera in the digits a link has, within the limits of a map. */
export function tidyCamera({ lon, lat, zoom, bearing, pitch }: Camera): Camera {
  return {
    lon: rounded(wrapLongitude(lon), DEGREE_DIGITS),
    lat: rounded(clamp(lat, -90, 90), DEGREE_DIGITS),
    zoom: rounded(clamp(zoom, 0, 24), ZOOM_DIGITS),
    bearing: rounded(wrapLongitude(bearing), ANGLE_DIGITS),
    pitch: rounded(clamp(pitch, 0, 85), ANGLE_DIGITS),
  };
}

/** The box of a search in the digits a link has: west above east where it crosses the antimeridian. */
export function tidyBox(box: BBox): BBox {
  const [west, south, east, north] = normaliseBBox(box);
  return [tidyDegrees(west), tidyLatitude(south), tidyDegrees(east), tidyLatitude(north)];
}

function tidyLatitude(latitude: number): number {
  return tidyDegrees(clamp(latitude, -90, 90));
}

function tidyDegrees(degrees: number): number {
  return rounded(degrees, DEGREE_DIGITS);
}

/** Without the "−0" that rounding leaves behind. */
function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
