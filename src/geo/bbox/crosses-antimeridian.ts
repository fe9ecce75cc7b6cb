import type { BBox } from "../types.ts";

/** True when the box runs over the antimeridian: its west is greater than its east (RFC 7946, 5.2). */
export function crossesAntimeridian(box: BBox): boolean {
  return box[0] > box[2];
}
