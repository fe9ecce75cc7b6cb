import type { MultiPolygon, Polygon, Position } from "geojson";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { normaliseBBox } from "../../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../../geo/types.ts";
import { objectOf, type JsonObject } from "./read.ts";
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

/** West, south, east, north of a STAC `bbox` of four or six numbers. */
export function bboxOf(value: unknown): BBox | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === "number" && Number.isFinite(item))) {
    return undefined;
  }
  const numbers = value as number[];
  const [west, south, east, north] =
    numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  if (numbers.length !== 4 && numbers.length !== 6) return undefined;
  if (south >= north || west === east || south < -90 || north > 90) return undefined;
  return normaliseBBox([west, south, east, north]);
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
    if (!Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lon) > 540 || Math.abs(lat) > 90)
      return undefined;
    positions.push([lon, lat]);
  }
  return positions.length >= 4 ? positions : undefined;
}
