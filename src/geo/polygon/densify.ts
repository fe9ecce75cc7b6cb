import type { Position } from "geojson";
import type { Coordinate, Ring } from "../types.ts";

/** Halvings of one edge: 4,096 pieces. A projection that tears an edge apart must not halve it for ever. */
const MAX_HALVINGS = 12;

/** Into another plane, e.g. from degrees to metres of a grid. */
type Project = (point: Coordinate) => Coordinate;

/**
 * Adds corners to a line until, after `project`, it is nowhere further than `tolerance` from where its
 * straight edges really run. The quarter points are looked at too: the middle of an S lies on its chord.
 * @param tolerance in the units of the projection
 * @returns corners in the coordinates of `line`; close a ring before
 */
export function densify(line: Ring, project: Project, tolerance: number): Position[] {
  const [first] = line;
  if (first === undefined) return [];
  const dense: Position[] = [[...first]];
  for (const [index, start] of line.entries()) {
    const end = line[index + 1];
    if (end === undefined) break;
    halve(start, end, MAX_HALVINGS);
    dense.push([...end]);
  }
  return dense;

  function halve(start: Coordinate, end: Coordinate, left: number): void {
    if (left === 0 || isStraight(start, end)) return;
    const middle = along(start, end, 0.5);
    halve(start, middle, left - 1);
    dense.push(middle);
    halve(middle, end, left - 1);
  }

  function isStraight(start: Coordinate, end: Coordinate): boolean {
    const [from, to] = [project(start), project(end)];
    return [0.25, 0.5, 0.75].every(
      (share) => distance(project(along(start, end, share)), along(from, to, share)) <= tolerance,
    );
  }
}

function along(from: Coordinate, to: Coordinate, share: number): Position {
  return from.map((value, index) => value + share * ((to[index] ?? value) - value));
}

function distance([x1 = Number.NaN, y1 = Number.NaN]: Coordinate, [x2 = 0, y2 = 0]: Coordinate): number {
  return Math.hypot(x1 - x2, y1 - y2);
}
