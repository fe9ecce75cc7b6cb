import type { Position } from "geojson";
import type { Bounds, Shape } from "./shape.ts";

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
      other.polygons.some((rings) => insidePolygon(point, rings)) ||
      other.segments.some(([start, end]) => side(start, end, point) === 0 && withinSpan(start, end, point)) ||
      other.points.some((candidate) => candidate[0] === point[0] && candidate[1] === point[1]),
  );
}

/** Even-odd rule over the outer ring and its holes. */
function insidePolygon([x = 0, y = 0]: Position, rings: readonly (readonly Position[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[index] ?? [];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

function segmentsMeet(one: Shape, other: Shape): boolean {
  return one.segments.some((first) => other.segments.some((second) => cross(first, second)));
}

function cross([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  const sideC = side(a, b, c);
  const sideD = side(a, b, d);
  const sideA = side(c, d, a);
  const sideB = side(c, d, b);
  if (sideC * sideD < 0 && sideA * sideB < 0) return true;
  return (
    (sideC === 0 && withinSpan(a, b, c)) ||
    (sideD === 0 && withinSpan(a, b, d)) ||
    (sideA === 0 && withinSpan(c, d, a)) ||
    (sideB === 0 && withinSpan(c, d, b))
  );
}

/** Positive left of the line from start to end, negative right of it, zero on it. */
function side([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, [x = 0, y = 0]: Position): number {
  return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
}

function withinSpan(
  [x1 = 0, y1 = 0]: Position,
  [x2 = 0, y2 = 0]: Position,
  [x = 0, y = 0]: Position,
): boolean {
  return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
}
