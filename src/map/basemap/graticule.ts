import type { Feature, FeatureCollection, LineString } from "geojson";
import { wrapLongitude } from "../../geo/antimeridian/wrap-longitude.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import type { BBox } from "../../geo/types.ts";

/** Degrees between lines, coarse to fine. */
const STEPS = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] as const;

/** Lines are at least this far apart, CSS pixels. */
const LEAST_DISTANCE = 160;

/** Lines go on for two views' widths on each side, so that a drag does not run out of them. */
const REACH = 5;
/** Widths of a view that they have to go on for, or they are replaced. */
const LEAST_REACH = 0.5;

const NORTHERN_END = 85;

/** Degrees between lines at a zoom level; at zoom 0 the world is 512 pixels wide. */
export function graticuleStep(zoom: number): number {
  const degreesPerPixel = 360 / (512 * 2 ** zoom);
  return STEPS.findLast((step) => step / degreesPerPixel >= LEAST_DISTANCE) ?? STEPS[0];
}

/** What a graticule covers: lines this many degrees apart, in this box; its east may be beyond 180. */
export interface GraticuleExtent {
  readonly step: number;
  readonly box: BBox;
}

/** Lines through a view reach beyond it, so that not every move needs new ones. */
export function graticuleExtent(view: BBox, zoom: number): GraticuleExtent {
  const [west, south, , north] = view;
  const middleX = west + longitudeSpan(view) / 2;
  const middleY = (south + north) / 2;
  const halfX = Math.min(180, (longitudeSpan(view) / 2) * REACH);
  const halfY = ((north - south) / 2) * REACH;
  const [bottom, top] = [Math.max(-NORTHERN_END, middleY - halfY), Math.min(NORTHERN_END, middleY + halfY)];
  return { step: graticuleStep(zoom), box: [middleX - halfX, bottom, middleX + halfX, top] };
}

/** Whether lines that have been drawn are those of this view, too. */
export function suffices({ step, box }: GraticuleExtent, view: BBox, zoom: number): boolean {
  const [left, bottom, right, top] = box;
  const [west, south, , north] = view;
  const [width, height] = [longitudeSpan(view), north - south];
  return (
    step === graticuleStep(zoom) &&
    west - LEAST_REACH * width >= left &&
    west + (1 + LEAST_REACH) * width <= right &&
    Math.max(south - LEAST_REACH * height, -NORTHERN_END) >= bottom &&
    Math.min(north + LEAST_REACH * height, NORTHERN_END) <= top
  );
}

/**
 * Labelled meridians and parallels: what tells where one is when there is no online
 * basemap and no slice.
 */
export function graticule({
  step,
  box: [left, bottom, right, top],
}: GraticuleExtent): FeatureCollection<LineString, { label: string }> {
  return {
    type: "FeatureCollection",
    features: [
      ...multiples(step, left, right).map((x) => line([x, bottom], [x, top], longitudeLabel(x))),
      ...multiples(step, bottom, top).map((y) => line([left, y], [right, y], latitudeLabel(y))),
    ],
  };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  // Rounded to the step's own digits: 3 × 0.1 is not 0.3.
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(2)));
}

function line(
  from: [number, number],
  to: [number, number],
  label: string,
): Feature<LineString, { label: string }> {
  return {
    type: "Feature",
    properties: { label },
    geometry: { type: "LineString", coordinates: [from, to] },
  };
}

function longitudeLabel(value: number): string {
  const longitude = Number(wrapLongitude(value).toFixed(2));
  if (longitude === 0 || longitude === -180) return `${Math.abs(longitude)}°`;
  return `${Math.abs(longitude)}° ${longitude < 0 ? "W" : "E"}`;
}

function latitudeLabel(latitude: number): string {
  return latitude === 0 ? "0°" : `${Math.abs(latitude)}° ${latitude < 0 ? "S" : "N"}`;
}
