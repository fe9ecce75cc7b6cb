import type { Rings } from "../types.ts";
import { type Centroid, ringCentroid } from "./ring-centroid.ts";

/**
 * Where the name of an area goes: the centroid of its largest part.
 * @returns the point, and the size of that part in square degrees to rank names by; null for an area
 *   without extent
 */
export function labelPoint(polygons: readonly Rings[]): Centroid | null {
  let largest: Centroid | null = null;
  for (const [outer] of polygons) {
    const part = outer && ringCentroid(outer);
    if (part && part.size > (largest?.size ?? 0)) largest = part;
  }
  return largest;
}
