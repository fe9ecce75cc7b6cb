import type { Geometry, Position } from "geojson";
import type { RawFeature } from "./collect.ts";
import { readDbf } from "./dbf.ts";
import { MAX_VERTICES, damaged, requireAtMost } from "./limits.ts";
import { projectionOf } from "./projection.ts";

/** The files of one layer. */
export interface Shapefile {
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array | undefined;
  readonly prj?: string | undefined;
  /** Encoding of the texts in `dbf`. */
  readonly cpg?: string | undefined;
}

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
const BYTES_PER_CORNER = 16;
/** Of one shape: each hole is looked for in each outer ring. */
const MAX_PARTS = 5000;

/** Shape types with and without Z and M: the coordinates come first in all of them. */
const POINTS = new Set([1, 11, 21]);
const LINES = new Set([3, 13, 23]);
const POLYGONS = new Set([5, 15, 25]);
const MULTIPOINTS = new Set([8, 18, 28]);

/** Features in degrees. Source of the format: ESRI Shapefile Technical Description (1998). @throws ProblemError */
export async function featuresOfShapefile({ shp, dbf, prj, cpg }: Shapefile): Promise<{
  readonly features: readonly RawFeature[];
  readonly warnings: readonly string[];
}> {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (shp.byteLength < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) {
    throw damaged("The .shp file is damaged or not a shapefile.");
  }
  // With heights and measures a corner takes twice the bytes.
  requireAtMost(shp.byteLength / BYTES_PER_CORNER, 2 * MAX_VERTICES, "corners");
  const { toLonLat, warnings } = await projectionOf(prj);
  const rows = dbf ? readDbf(dbf, cpg) : [];
  const geometries = [...recordsOf(view)].map((record) => geometryOf(record, toLonLat));
  return {
    features: geometries.map((geometry, index) => ({ geometry, properties: rows[index] ?? {} })),
    warnings,
  };
}

/** The contents of the records, one after the other. */
function* recordsOf(view: DataView): Generator<DataView> {
  let offset = HEADER_BYTES;
  while (offset + 12 <= view.byteLength) {
    // Lengths are in words of 16 bits.
    const bytes = view.getInt32(offset + 4) * 2;
    if (bytes < 4 || offset + 8 + bytes > view.byteLength) throw damaged("The .shp file is cut off.");
    yield new DataView(view.buffer, view.byteOffset + offset + 8, bytes);
    offset += 8 + bytes;
  }
}

type ToLonLat = (position: Position) => Position;

/** Null for the null shape and for kinds that are not read. */
function geometryOf(record: DataView, toLonLat: ToLonLat): Geometry | null {
  const type = record.getInt32(0, true);
  if (POINTS.has(type)) return { type: "Point", coordinates: toLonLat(pairsAt(record, 4, 1)[0] ?? []) };
  if (MULTIPOINTS.has(type)) {
    const coordinates = pairsAt(record, 40, countAt(record, 36)).map(toLonLat);
    return { type: "MultiPoint", coordinates };
  }
  if (LINES.has(type))
    return { type: "MultiLineString", coordinates: partsOf(record).map((part) => part.map(toLonLat)) };
  if (!POLYGONS.has(type)) return null;
  // In the plane of the file: there outer rings run clockwise and holes the other way round.
  const polygons = polygonsOf(partsOf(record));
  return {
    type: "MultiPolygon",
    coordinates: polygons.map((rings) => rings.map((ring) => ring.map(toLonLat))),
  };
}

function partsOf(record: DataView): Position[][] {
  const [parts, points] = [countAt(record, 36), countAt(record, 40)];
  requireAtMost(parts, MAX_PARTS, "parts in one shape");
  const start = 44 + parts * 4;
  const positions = pairsAt(record, start, points);
  return Array.from({ length: parts }, (_, part) => {
    const from = countAt(record, 44 + part * 4);
    const to = part + 1 < parts ? countAt(record, 48 + part * 4) : points;
    if (from > to || to > points) throw damaged("A shape of the .shp file is damaged.");
    return positions.slice(from, to);
  });
}

/** A count is never more than the record has room for. */
function countAt(record: DataView, offset: number): number {
  const count = offset + 4 <= record.byteLength ? record.getInt32(offset, true) : -1;
  if (count < 0 || count > record.byteLength) throw damaged("A shape of the .shp file is damaged.");
  return count;
}

function pairsAt(record: DataView, offset: number, count: number): Position[] {
  if (offset + count * 16 > record.byteLength) throw damaged("A shape of the .shp file is damaged.");
  return Array.from({ length: count }, (_, index) => [
    record.getFloat64(offset + index * 16, true),
    record.getFloat64(offset + index * 16 + 8, true),
  ]);
}

/** Each hole with the smallest outer ring around it; rings that no other contains stand for themselves. */
function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => doubledArea(ring) <= 0);
  const holes = rings.filter((ring) => doubledArea(ring) > 0);
  if (outer.length === 0) return holes.map((ring) => [ring]);
  const bySize = outer.toSorted((a, b) => Math.abs(doubledArea(a)) - Math.abs(doubledArea(b)));
  const polygons = new Map(outer.map((ring) => [ring, [ring]]));
  for (const hole of holes) {
    const around = bySize.find((ring) => contains(ring, hole));
    if (around) polygons.get(around)?.push(hole);
    else polygons.set(hole, [hole]);
  }
  return [...polygons.values()];
}

/** Positive for rings that run counterclockwise, with y upwards. */
function doubledArea(ring: readonly Position[]): number {
  let sum = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** By the middle of the hole's first edge: holes may touch the ring around them at corners. */
function contains(ring: readonly Position[], [first = [], second = []]: readonly Position[]): boolean {
  const [x, y] = [((first[0] ?? 0) + (second[0] ?? 0)) / 2, ((first[1] ?? 0) + (second[1] ?? 0)) / 2];
  let inside = false;
  for (const [index, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  }
  return inside;
}
