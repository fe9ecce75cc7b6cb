import type { Map as LibreMap, PaddingOptions } from "maplibre-gl";
import { wrapLongitude } from "../geo/antimeridian/wrap-longitude.ts";
import { bboxOfPoints } from "../geo/bbox/bbox-of-points.ts";
import { crossesAntimeridian } from "../geo/bbox/crosses-antimeridian.ts";
import type { BBox } from "../geo/types.ts";
import type { Camera } from "../view/types.ts";

/** Smaller differences do not come from moving the map but from a link's rounding, or our own event. */
const SAME_DEGREES = 1e-9;
const SAME_ZOOM = 1e-6;
/** Zoom beyond which fitting a small box would show nothing but single pixels. */
const CLOSEST_FIT_ZOOM = 17;
/** Around a box that was fitted, CSS pixels. */
const FIT_MARGIN_PX = 24;
const MOVE_MS = 180;

export function cameraOf(map: LibreMap): Camera {
  const center = map.getCenter();
  return {
    lon: wrapLongitude(center.lng),
    lat: center.lat,
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  };
}

export function sameCamera(one: Camera, other: Camera): boolean {
  return (
    Math.abs(one.lon - other.lon) < SAME_DEGREES &&
    Math.abs(one.lat - other.lat) < SAME_DEGREES &&
    Math.abs(one.zoom - other.zoom) < SAME_ZOOM &&
    Math.abs(one.bearing - other.bearing) < SAME_ZOOM &&
    Math.abs(one.pitch - other.pitch) < SAME_ZOOM
  );
}

export function samePadding(one: Required<PaddingOptions>, other: Required<PaddingOptions>): boolean {
  return (["top", "right", "bottom", "left"] as const).every((side) => one[side] === other[side]);
}

/** The box of the view between the panels, or all of the world's width when it shows more than that. */
export function visibleBounds(map: LibreMap): BBox {
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const canvas = map.getCanvas();
  // Panels may cover everything on a small screen: then the point in the middle is what is seen.
  const width = Math.max(1, canvas.clientWidth - left - right);
  const height = Math.max(1, canvas.clientHeight - top - bottom);
  const corners = [
    map.unproject([left, top]),
    map.unproject([left + width, top]),
    map.unproject([left, top + height]),
    map.unproject([left + width, top + height]),
  ];
  return bboxOfPoints(corners.map(({ lng, lat }) => [lng, lat]));
}

/** South-west and north-east corners for MapLibre, east of the antimeridian counted on past 180. */
export function cornersOf(bbox: BBox): [[number, number], [number, number]] {
  const [west, south, east, north] = bbox;
  return [
    [west, south],
    [crossesAntimeridian(bbox) ? east + 360 : east, north],
  ];
}

/**
 * Changes the room that panels take without moving the picture: only what counts as its centre
 * changes. Opening a panel must not make the map jump.
 */
export function padInPlace(map: LibreMap, padding: Required<PaddingOptions>): void {
  const canvas = map.getCanvas();
  const center = map.unproject([
    (padding.left + canvas.clientWidth - padding.right) / 2,
    (padding.top + canvas.clientHeight - padding.bottom) / 2,
  ]);
  map.jumpTo({ center, padding });
}

/** Shows a box as large as it goes between the panels. */
export function fitInto(map: LibreMap, bbox: BBox, animate: boolean): void {
  map.fitBounds(cornersOf(bbox), {
    padding: FIT_MARGIN_PX,
    maxZoom: CLOSEST_FIT_ZOOM,
    animate,
    linear: true,
    duration: MOVE_MS,
  });
}

export function zoomBy(map: LibreMap, steps: number): void {
  map.zoomTo(map.getZoom() + steps, { duration: MOVE_MS });
}
