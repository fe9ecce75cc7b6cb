import type { MultiPolygon, Polygon, Position } from "geojson";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { normaliseBBox } from "../../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../../geo/types.ts";
import { isPlaceOf } from "./place-hint.ts";
import { numbersOf, objectOf, objectsOf, type JsonObject } from "./read.ts";
import { splitFootprint } from "./antimeridian.ts";

export interface Extent {
  readonly footprint: Polygon | MultiPolygon;
  readonly bbox: BBox;
}

/**
 * Footprint and bounding box of an item, each from the other where one is missing. Latitudes in the places of longitudes
 * are put right where no other reading is possible, where the box tells, or where only the exchanged reading lies where
 * the item otherwise says it is. Undefined where the item has neither a polygon nor a box with an area.
 */
export function extentOf(item: JsonObject): Extent | undefined {
  const written = writtenExtent(item);
  const properties = objectOf(item["properties"]) ?? {};
  if (written === undefined || isPlaceOf(properties, written.bbox) !== false) return written;
  const exchanged = exchangedExtent(item);
  return exchanged && isPlaceOf(properties, exchanged.bbox) ? exchanged : written;
}

function writtenExtent(item: JsonObject): Extent | undefined {
  const bbox = bboxOf(item["bbox"]);
  const own = extentOfPolygons(polygonsOf(item["geometry"]));
  if (own === undefined || (bbox !== undefined && !bboxIntersects(own.bbox, bbox))) {
    const exchanged = extentOfPolygons(polygonsOf(item["geometry"], true));
    if (exchanged && (bbox === undefined || bboxIntersects(exchanged.bbox, bbox))) return exchanged;
  }
  return own ?? (bbox && { footprint: bboxPolygon(bbox), bbox });
}

/** The extent of an item whose latitudes stand in the places of longitudes; undefined where that cannot be. */
export function exchangedExtent(item: JsonObject): Extent | undefined {
  const [first, second, third, fourth] = flatBox(item["bbox"]) ?? [];
  const bbox =
    first === undefined || second === undefined || third === undefined || fourth === undefined
      ? undefined
      : placedBox(second, first, fourth, third);
  return (
    extentOfPolygons(polygonsOf(item["geometry"], true)) ?? (bbox && { footprint: bboxPolygon(bbox), bbox })
  );
}

function extentOfPolygons(polygons: readonly Position[][][]): Extent | undefined {
  if (polygons.length === 0) return undefined;
  const { parts, bbox } = splitFootprint(polygons);
  const [first] = parts;
  if (first === undefined) return undefined;
  const footprint: Polygon | MultiPolygon =
    parts.length === 1
      ? { type: "Polygon", coordinates: first }
      : { type: "MultiPolygon", coordinates: parts };
  return { footprint, bbox };
}

/**
 * Degrees beyond a pole that are taken for half a cell of a grid whose centres lie on the poles. The
 * coarsest grids in use have cells of ten degrees.
 */
const MOST_OVERHANG = 5;

/**
 * West, south, east, north of a STAC `bbox` of four or six numbers, or of several of these. Swapped edges are put right where
 * only one reading is possible: south above north, and latitudes in the places of longitudes.
 */
export function bboxOf(value: unknown): BBox | undefined {
  if (Array.isArray(value) && Array.isArray(value[0])) {
    return bboxUnion(value.map((part) => bboxOf(part)).filter((part) => part !== undefined)) ?? undefined;
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = flatBox(value) ?? [];
  return placedBox(first, second, third, fourth) ?? placedBox(second, first, fourth, third);
}

/** The four numbers of a box without its heights; undefined where it is none. */
function flatBox(value: unknown): readonly number[] | undefined {
  const numbers = numbersOf(value);
  if (numbers?.length !== 4 && numbers?.length !== 6) return undefined;
  const half = numbers.length / 2;
  return [...numbers.slice(0, 2), ...numbers.slice(half, half + 2)];
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

/**
 * The polygons of a GeoJSON geometry, without heights; none for points, lines and anything broken.
 * @param isSwapped whether latitudes come first
 */
function polygonsOf(value: unknown, isSwapped = false): Position[][][] {
  const geometry = objectOf(value);
  if (geometry?.["type"] === "Polygon") return [ringsOf(geometry["coordinates"], isSwapped)].filter(isArea);
  if (geometry?.["type"] === "MultiPolygon" && Array.isArray(geometry["coordinates"])) {
    return geometry["coordinates"].map((rings) => ringsOf(rings, isSwapped)).filter(isArea);
  }
  if (geometry?.["type"] === "GeometryCollection") {
    // One level: RFC 7946 advises against collections within collections.
    const parts = objectsOf(geometry["geometries"]).filter(({ type }) => type !== "GeometryCollection");
    return parts.flatMap((part) => polygonsOf(part, isSwapped));
  }
  return [];
}

function isArea(rings: readonly Position[][]): boolean {
  return rings.length > 0;
}

function ringsOf(value: unknown, isSwapped: boolean): Position[][] {
  if (!Array.isArray(value)) return [];
  const rings = value.map((ring) => ringOf(ring, isSwapped));
  return rings.every((ring) => ring !== undefined) ? rings : [];
}

function ringOf(value: unknown, isSwapped: boolean): Position[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const positions: Position[] = [];
  for (const item of value) {
    const [first, second] = Array.isArray(item) ? (item as unknown[]) : [];
    const [lon, lat] = isSwapped ? [second, first] : [first, second];
    if (typeof lon !== "number" || typeof lat !== "number") return undefined;
    const latitude = latitudeOf(lat);
    if (!Number.isFinite(lon) || Math.abs(lon) > MOST_LONGITUDE || latitude === undefined) return undefined;
    positions.push([lon, latitude]);
  }
  // Three corners and the first of them again; some leave that out.
  const isOpen = positions[0]?.join() !== positions.at(-1)?.join();
  return positions.length + (isOpen ? 1 : 0) >= 4 ? positions : undefined;
}
