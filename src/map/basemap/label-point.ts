import type { Feature, MultiPolygon, Polygon, Position } from "geojson";

/**
 * Where the name of an area goes: the centroid of its largest part.
 *
 * @returns the point as lon, lat and the size of that part in square degrees, to rank names by; null
 * for an area without extent.
 */
export function labelPoint(
  area: Feature<Polygon | MultiPolygon>,
): { point: [number, number]; size: number } | null {
  const { geometry } = area;
  const rings =
    geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map(([ring]) => ring);
  let largest: { point: [number, number]; size: number } | null = null;
  for (const ring of rings) {
    const part = ring ? centroid(ring) : null;
    if (part && part.size > (largest?.size ?? 0)) largest = part;
  }
  return largest;
}

/** Area-weighted centroid of a closed ring (the surveyor's formula). */
function centroid(ring: readonly Position[]): { point: [number, number]; size: number } | null {
  let doubled = 0;
  let x = 0;
  let y = 0;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [x0 = 0, y0 = 0] = ring[index] ?? [];
    const [x1 = 0, y1 = 0] = ring[index + 1] ?? [];
    const cross = x0 * y1 - x1 * y0;
    doubled += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (doubled === 0) return null;
  return { point: [x / (3 * doubled), y / (3 * doubled)], size: Math.abs(doubled / 2) };
}
