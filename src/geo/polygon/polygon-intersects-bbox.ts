import { splitBBox } from "../bbox/split-bbox.ts";
import type { BBox, Rings } from "../types.ts";
import { clipSegment } from "./clip-segment.ts";
import { closeRing } from "./close-ring.ts";
import { pointInPolygon } from "./point-in-polygon.ts";

/**
 * True when the polygon and the box share at least one point, borders included. The box may cross the
 * antimeridian; the polygon lies within ±180°.
 */
export function polygonIntersectsBBox(rings: Rings, box: BBox): boolean {
  return splitBBox(box).some((piece) => {
    const [west, south] = piece;
    if (pointInPolygon([west, south], rings)) return true;
    return rings.map(closeRing).some((ring) =>
      ring.some((start, index) => {
        const end = ring[index + 1];
        return end !== undefined && clipSegment(start, end, piece) !== undefined;
      }),
    );
  });
}
