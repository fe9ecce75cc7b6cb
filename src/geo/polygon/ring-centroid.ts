import type { Ring } from "../types.ts";
import { closeRing } from "./close-ring.ts";

/** The centroid of a ring, and its area in square degrees. */
export interface Centroid {
  readonly point: readonly [lon: number, lat: number];
  readonly size: number;
}

/** Area-weighted centroid in the plane (the surveyor's formula); null for a ring without area. */
export function ringCentroid(ring: Ring): Centroid | null {
  const corners = closeRing(ring);
  let doubled = 0;
  let x = 0;
  let y = 0;
  for (const [index, [x0 = 0, y0 = 0]] of corners.entries()) {
    const next = corners[index + 1];
    if (next === undefined) break;
    const [x1 = 0, y1 = 0] = next;
    const cross = x0 * y1 - x1 * y0;
    doubled += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (doubled === 0) return null;
  return { point: [x / (3 * doubled), y / (3 * doubled)], size: Math.abs(doubled / 2) };
}
