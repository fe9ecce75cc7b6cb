import type { Coordinate, Rings } from "../types.ts";
import { closeRing } from "./close-ring.ts";
import { pointInPolygon } from "./point-in-polygon.ts";
import { ringCentroid } from "./ring-centroid.ts";

/** Squares that are looked at before the best point so far has to do. */
const MAX_CELLS = 20_000;

/** A square, and how far its centre lies from the border: negative outside of the polygon. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly distance: number;
}

/**
 * The point of a polygon that lies furthest from its border, in degrees. Searches a grid of squares and
 * quarters only those that may hold a better point (Garcia-Castellanos and Lombardo 2007; Mapbox polylabel).
 * @param precision how much further the best point may be, in degrees
 * @returns null for a polygon without area
 */
export function poleOfInaccessibility(
  rings: Rings,
  precision: number,
): { readonly point: readonly [lon: number, lat: number]; readonly distance: number } | null {
  const [outer] = rings;
  const centroid = outer && ringCentroid(outer);
  if (!outer || !centroid) return null;
  const cellAt = (x: number, y: number, half: number): Cell => ({
    x,
    y,
    half,
    distance: signedDistance([x, y], rings),
  });
  let cells = gridOver(outer, cellAt);
  let best = cellAt(...centroid.point, 0);
  let looked = cells.length;
  while (cells.length > 0 && looked < MAX_CELLS) {
    for (const cell of cells) if (cell.distance > best.distance) best = cell;
    const promising = cells.filter(
      (cell) => cell.distance + cell.half * Math.SQRT2 > best.distance + precision,
    );
    cells = promising.flatMap(({ x, y, half }) => {
      const quarter = half / 2;
      return [-quarter, quarter].flatMap((dx) =>
        [-quarter, quarter].map((dy) => cellAt(x + dx, y + dy, quarter)),
      );
    });
    looked += cells.length;
  }
  return best.distance > 0 ? { point: [best.x, best.y], distance: best.distance } : null;
}

function gridOver(
  outer: readonly Coordinate[],
  cellAt: (x: number, y: number, half: number) => Cell,
): readonly Cell[] {
  const [xs, ys] = [outer.map(([x = 0]) => x), outer.map(([, y = 0]) => y)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const side = Math.max(Math.min(east - west, north - south), Math.max(east - west, north - south) / 32);
  const cells: Cell[] = [];
  for (let x = west; x < east; x += side) {
    for (let y = south; y < north; y += side) cells.push(cellAt(x + side / 2, y + side / 2, side / 2));
  }
  return cells;
}

function signedDistance(point: Coordinate, rings: Rings): number {
  let nearest = Infinity;
  for (const ring of rings) {
    const corners = closeRing(ring);
    for (const [index, start] of corners.entries()) {
      const end = corners[index + 1];
      if (end !== undefined) nearest = Math.min(nearest, distanceToSegment(point, start, end));
    }
  }
  return pointInPolygon(point, rings) ? nearest : -nearest;
}

function distanceToSegment(
  [x = 0, y = 0]: Coordinate,
  [x1 = 0, y1 = 0]: Coordinate,
  [x2 = 0, y2 = 0]: Coordinate,
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
