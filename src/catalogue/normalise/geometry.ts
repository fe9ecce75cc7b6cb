import type { MultiPolygon, Polygon, Position } from "geojson";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { normaliseBBox } from "../../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../../geo/types.ts";
import { numbersOf, objectOf, type JsonObject } from "./read.ts";
import { splitFootprint } from "./antimeridian.ts";

export interface Extent {
  readonly footprint: Polygon | MultiPolygon;
  readonly bbox: BBox;
}

/**
 * Footprint and bounding box of an item, each from the other where one is missing. Undefined where
 * the item has neither a polygon nor a box with an area.
 */
export function extentOf(item: JsonObject): Extent | undefined {
  const polygons = polygonsOf(item["geometry"]);
  if (polygons.length > 0) {
    const { parts, bbox } = splitFootprint(polygons);
    const first = parts[0];
    if (first) {
      const footprint: Polygon | MultiPolygon =
        parts.length === 1
          ? { type: "Polygon", coordinates: first }
          : { type: "MultiPolygon", coordinates: parts };
      return { footprint, bbox };
    }
  }
  const bbox = bboxOf(item["bbox"]);
  return bbox === undefined ? undefined : { footprint: bboxPolygon(bbox), bbox };
}

/**
 * Degrees beyond a pole that are taken for half a cell of a grid whose centres lie on the poles. The
 * coarsest grids in use have cells of ten degrees.
 */
const MOST_OVERHANG = 5;

/**
 * West, south, east, north of a STAC `bbox` of four or six numbers. Swapped edges are put right where
 * only one reading is possible: south above north, and latitudes in the places of longitudes.
 */
export function bboxOf(value: unknown): BBox | undefined {
  const numbers = numbersOf(value);
  if (numbers?.length !== 4 && numbers?.length !== 6) return undefined;
  const [first = 0, second = 0] = numbers;
  const [third = 0, fourth = 0] = numbers.slice(numbers.length / 2);
  return placedBox(first, second, third, fourth) ?? placedBox(second, first, fourth, third);
}

function placedBox(west: number, first: number, east: number, second: number): BBox | undefined {
  const [south, north] = [latitudeOf(Math.min(first, second)), latitudeOf(Math.max(first, second))];
  if (south === undefined || north === undefined || south >= north) return undefined;
  if (west === east || Math.abs(west) > MOST_LONGITUDE || Math.abs(east) > MOST_LONGITUDE) return undefined;
  return normaliseBBox([west, south, east, north]);
}

/** Some count on after a turn around the world. */
const MOST_LONGITUDE = 540;

/** Undefined for what is no latitude. */
function latitudeOf(value: number): number | undefined {
  return Math.abs(value) > 90 + MOST_OVERHANG ? undefined : Math.max(-90, Math.min(90, value));
}

/** The polygons of a GeoJSON geometry, without heights; none for points, lines and anything broken. */
function polygonsOf(value: unknown): Position[][][] {
  const geometry = objectOf(value);
  if (geometry?.["type"] === "Polygon") return [ringsOf(geometry["coordinates"])].filter(isArea);
  if (geometry?.["type"] === "MultiPolygon" && Array.isArray(geometry["coordinates"])) {
    return geometry["coordinates"].map(ringsOf).filter(isArea);
  }
  return [];
}

function isArea(rings: readonly Position[][]): boolean {
  return rings.length > 0;
}

function ringsOf(value: unknown): Position[][] {
  if (!Array.isArray(value)) return [];
  const rings = value.map(ringOf);
  return rings.every((ring) => ring !== undefined) ? rings : [];
}

function ringOf(value: unknown): Position[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const positions: Position[] = [];
  for (const item of value) {
    const [lon, lat] = Array.isArray(item) ? (item as unknown[]) : [];
    if (typeof lon !== "number" || typeof lat !== "number") return undefined;
    const latitude = latitudeOf(lat);
    if (!Number.isFinite(lon) || Math.abs(lon) > MOST_LONGITUDE || latitude === undefined) return undefined;
    positions.push([lon, latitude]);
  }
  return positions.length >= 4 ? positions : undefined;
}
