import type { BBox } from "../types.ts";
import { crossesAntimeridian } from "./crosses-antimeridian.ts";
import { longitudeSpan } from "./longitude-span.ts";
import { normaliseBBox } from "./normalise-bbox.ts";
import { splitBBox } from "./split-bbox.ts";

/** What both boxes cover; null when nothing. Of two separate pieces the wider is kept. */
export function bboxIntersection(first: BBox, second: BBox): BBox | null {
  const pieces = bboxPieces(first, second);
  // Both crossing: the pieces left and right of the antimeridian belong together again.
  const left = pieces.find((piece) => piece[2] === 180);
  const right = pieces.find((piece) => piece[0] === -180 && piece !== left);
  if (left && right && crosses(first) && crosses(second)) return [left[0], left[1], right[2], left[3]];
  return pieces.reduce<BBox | null>(
    (widest, piece) => (widest && longitudeSpan(widest) >= longitudeSpan(piece) ? widest : piece),
    null,
  );
}

/** The parts that both boxes cover, none across the antimeridian. */
export function bboxPieces(first: BBox, second: BBox): readonly BBox[] {
  return splitBBox(first).flatMap((a) =>
    splitBBox(second).flatMap((b): BBox[] => {
      const west = Math.max(a[0], b[0]);
      const east = Math.min(a[2], b[2]);
      const south = Math.max(a[1], b[1]);
      const north = Math.min(a[3], b[3]);
      return west <= east && south <= north ? [[west, south, east, north]] : [];
    }),
  );
}

function crosses(box: BBox): boolean {
  return crossesAntimeridian(normaliseBBox(box));
}
