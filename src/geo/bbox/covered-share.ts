import type { BBox } from "../types.ts";
import { bboxPieces } from "./bbox-intersection.ts";
import { longitudeSpan } from "./longitude-span.ts";

/** Share of a box that another one covers, 0 to 1, in square degrees. A box without area counts as covered. */
export function coveredShare(box: BBox, cover: BBox): number {
  const area = areaOf(box);
  if (area === 0) return 1;
  return bboxPieces(box, cover).reduce((sum, piece) => sum + areaOf(piece), 0) / area;
}

function areaOf(box: BBox): number {
  return longitudeSpan(box) * (box[3] - box[1]);
}
