import { longitudeSpan, wrapLongitude } from "../geo/bbox.ts";
import type { BBox } from "../geo/types.ts";
import type { Camera } from "./types.ts";

/** 1e-6° is 11 cm at the equator; finer is noise that makes links long. */
export const DEGREE_DIGITS = 6;
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
  const [west, south, east, north] = box;
  if (longitudeSpan(box) >= 360 || east - west >= 360)
    return [-180, tidyLatitude(south), 180, tidyLatitude(north)];
  return [
    rounded(wrapEdge(west), DEGREE_DIGITS),
    tidyLatitude(south),
    rounded(wrapEdge(east), DEGREE_DIGITS),
    tidyLatitude(north),
  ];
}

function tidyLatitude(latitude: number): number {
  return rounded(clamp(latitude, -90, 90), DEGREE_DIGITS);
}

/** 180 stays 180: as an eastern edge it is not −180. */
function wrapEdge(longitude: number): number {
  return Math.abs(longitude) <= 180 ? longitude : wrapLongitude(longitude);
}

/** Without the "−0" that rounding leaves behind. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
