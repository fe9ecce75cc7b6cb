import { pointInPolygon } from "../../../src/geo/polygon/point-in-polygon.ts";
import { pointOnSegment } from "../../../src/geo/polygon/point-on-segment.ts";
import { segmentsIntersect } from "../../../src/geo/polygon/segments-intersect.ts";
import type { Bounds, Shape } from "./geometry.ts";

/** Whether two shapes share at least one point, borders included. */
export function intersects(one: Shape, other: Shape): boolean {
  if (one.bounds === undefined || other.bounds === undefined) return false;
  if (!boundsMeet(one.bounds, other.bounds)) return false;
  return touches(one, other) || touches(other, one) || segmentsMeet(one, other);
}

function boundsMeet(one: Bounds, other: Bounds): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/** Whether a point or a vertex of `one` lies on or in `other`. */
function touches(one: Shape, other: Shape): boolean {
  const vertices = [...one.points, ...one.segments.map(([start]) => start)];
  return vertices.some(
    (point) =>
      other.polygons.some((rings) => pointInPolygon(point, rings)) ||
      other.segments.some(([start, end]) => pointOnSegment(point, start, end)) ||
      other.points.some((candidate) => candidate[0] === point[0] && candidate[1] === point[1]),
  );
}

function segmentsMeet(one: Shape, other: Shape): boolean {
  return one.segments.some(([a, b]) => other.segments.some(([c, d]) => segmentsIntersect(a, b, c, d)));
}
