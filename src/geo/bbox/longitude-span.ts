import type { BBox } from "../types.ts";
import { crossesAntimeridian } from "./crosses-antimeridian.ts";

/** Degrees of longitude the box spans, 0 to 360. */
export function longitudeSpan(box: BBox): number {
  const [west, , east] = box;
  return Math.min(crossesAntimeridian(box) ? east - west + 360 : east - west, 360);
}
