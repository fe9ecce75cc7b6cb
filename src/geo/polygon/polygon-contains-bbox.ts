import { splitBBox } from "../bbox/split-bbox.ts";
import type { BBox, Coordinate, PlaneBox, Rings } from "../types.ts";
import { clipSegment } from "./clip-segment.ts";
import { closeRing } from "./close-ring.ts";
import { pointInPolygon } from "./point-in-polygon.ts";

/**
 * True when the whole box lies in one of the polygons; their borders may touch. The box may cross the
 * antimeridian; the polygons lie within ±180°.
 */
export function polygonsContainBBox(polygons: readonly Rings[], box: BBox): boolean {
  return splitBBox(box).every((piece) => polygons.some((rings) => containsPiece(rings, piece)));
}

/** Where no border runs through the box, one point of it speaks for all. */
function containsPiece(rings: Rings, piece: PlaneBox): boolean {
  const [west, south, east, north] = piece;
  if (!pointInPolygon([(west + east) / 2, (south + north) / 2], rings)) return false;
  return !rings.map(closeRing).some((ring) =>
    ring.some((start, index) => {
      const end = ring[index + 1];
      return end !== undefined && runsThrough(start, end, piece);
    }),
  );
}

function runsThrough(start: Coordinate, end: Coordinate, piece: PlaneBox): boolean {
  const inside = clipSegment(start, end, piece);
  if (!inside) return false;
  const [west, south, east, north] = piece;
  const middle = (inside[0] + inside[1]) / 2;
  const [x1 = Number.NaN, y1 = Number.NaN] = start;
  const [x2 = Number.NaN, y2 = Number.NaN] = end;
  const [x, y] = [x1 + (x2 - x1) * middle, y1 + (y2 - y1) * middle];
  return x > west && x < east && y > south && y < north;
}
