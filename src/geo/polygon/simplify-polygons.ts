import type { Position } from "geojson";
import { extentOf } from "../bbox/bbox-of-points.ts";
import type { Coordinate, Ring, Rings } from "../types.ts";
import { convexHull } from "./convex-hull.ts";
import { segmentsIntersect } from "./segments-intersect.ts";

/** Of the extent: what is left out at first is less than a pixel of any picture of all of it. */
const FIRST_TOLERANCE = 1 / 20_000;
const GROWTH = 1.5;

/**
 * Polygons with at most so many corners: rings by Douglas and Peucker, with as little tolerance as leads there. Islands
 * and holes smaller than that are left out. Where a ring would cross itself, all become their convex hull.
 * @param polygons with closed rings, in a plane
 * @param most corners, those that close a ring included; at least 5
 */
export function simplifyPolygons(polygons: readonly Rings[], most: number): Position[][][] {
  let simple = polygons.map((rings) => rings.map((ring) => ring.map((corner) => corner.slice())));
  const [west, south, east, north] = extentOf(polygons.flat(2));
  let tolerance = Math.max(east - west, north - south) * FIRST_TOLERANCE;
  while (countCorners(simple) > most) {
    simple = polygons.map((rings) => simplePolygon(rings, tolerance)).filter((rings) => rings !== undefined);
    tolerance *= GROWTH;
  }
  if (simple.length === 0 || simple.some(crossesItself)) {
    const hull = convexHull((simple.length === 0 ? polygons : simple).flat(2));
    return hull.length <= most ? [[hull]] : [[boxOf([west, south, east, north])]];
  }
  return simple;
}

/** Those that close a ring included. */
export function countCorners(polygons: readonly Rings[]): number {
  return polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
}

/** Undefined where nothing of the outer ring is left. */
function simplePolygon(rings: Rings, tolerance: number): Position[][] | undefined {
  const [outer, ...holes] = rings.map((ring) => simpleRing(ring, tolerance));
  return outer && [outer, ...holes.filter((hole) => hole !== undefined)];
}

/** A ring is cut where it is farthest from its start, so that both halves are lines. */
function simpleRing(ring: Ring, tolerance: number): Position[] | undefined {
  const [start = []] = ring;
  const cut = farthest(ring, (corner) => distance(corner, start, start)).index;
  const first = simpleLine(ring.slice(0, cut + 1), tolerance);
  const kept = [...first.slice(0, -1), ...simpleLine(ring.slice(cut), tolerance)];
  return kept.length < 4 ? undefined : kept.map((corner) => corner.slice());
}

/** Without recursion: an outline may have more corners than a call stack has room. */
function simpleLine(line: readonly Coordinate[], tolerance: number): readonly Coordinate[] {
  const kept = new Set([0, line.length - 1]);
  const waiting: (readonly [number, number])[] = [[0, line.length - 1]];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [from, to] = part;
    const [start = [], end = []] = [line[from], line[to]];
    const between = farthest(line.slice(from + 1, to), (corner) => distance(corner, start, end));
    if (!(between.distance > tolerance)) continue;
    const index = from + 1 + between.index;
    kept.add(index);
    waiting.push([from, index], [index, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

function farthest(
  corners: readonly Coordinate[],
  distanceOf: (corner: Coordinate) => number,
): { readonly index: number; readonly distance: number } {
  let found = { index: 0, distance: -1 };
  for (const [index, corner] of corners.entries()) {
    const away = distanceOf(corner);
    if (away > found.distance) found = { index, distance: away };
  }
  return found;
}

/** From a point to a segment. */
function distance(
  [x = 0, y = 0]: Coordinate,
  [ax = 0, ay = 0]: Coordinate,
  [bx = 0, by = 0]: Coordinate,
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function crossesItself(rings: Rings): boolean {
  const segments = rings.flatMap((ring, number) =>
    ring
      .slice(1)
      .map((end, index) => ({ number, index, last: ring.length - 2, start: ring[index] ?? [], end })),
  );
  return segments.some((one, position) =>
    segments.slice(position + 1).some((other) => {
      // Neighbours share a corner.
      const apart = other.index - one.index;
      if (one.number === other.number && (apart === 1 || apart === one.last)) return false;
      return segmentsIntersect(one.start, one.end, other.start, other.end);
    }),
  );
}

function boxOf([west, south, east, north]: readonly [number, number, number, number]): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
