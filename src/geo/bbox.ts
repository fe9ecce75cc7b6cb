import type { BBox, LonLat } from "./types.ts";

/** True when the box runs over the antimeridian: its west is greater than its east. */
export function crossesAntimeridian(box: BBox): boolean {
  return box[0] > box[2];
}

/** Degrees of longitude the box spans, 0 to 360. */
export function longitudeSpan(box: BBox): number {
  return crossesAntimeridian(box) ? box[2] - box[0] + 360 : box[2] - box[0];
}

/**
 * The box as one or two boxes within -180 to 180 that do not cross the antimeridian. Catalogues also write
 * boxes from 0 to 360, or a little beyond 180 instead of across it.
 */
function splitAtAntimeridian([west, south, east, north]: BBox): readonly BBox[] {
  if (east - west >= 360) return [[-180, south, 180, north]];
  const [left, right] = [wrapLongitude(west), east === 180 ? 180 : wrapLongitude(east)];
  if (left <= right) return [[left, south, right, north]];
  return [
    [left, south, 180, north],
    [-180, south, right, north],
  ];
}

/** True when the boxes share at least an edge point. */
export function intersects(first: BBox, second: BBox): boolean {
  return splitAtAntimeridian(first).some((a) =>
    splitAtAntimeridian(second).some((b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]),
  );
}

/** What both boxes cover; null when nothing. Of two separate pieces the wider is kept. */
export function intersection(first: BBox, second: BBox): BBox | null {
  const pieces = splitAtAntimeridian(first).flatMap((a) =>
    splitAtAntimeridian(second).flatMap((b): BBox[] => {
      const west = Math.max(a[0], b[0]);
      const east = Math.min(a[2], b[2]);
      const south = Math.max(a[1], b[1]);
      const north = Math.min(a[3], b[3]);
      return west <= east && south <= north ? [[west, south, east, north]] : [];
    }),
  );
  // Both crossing: the pieces left and right of the antimeridian belong together again.
  const left = pieces.find((piece) => piece[2] === 180);
  const right = pieces.find((piece) => piece[0] === -180 && piece !== left);
  if (left && right && crossesAntimeridian(first) && crossesAntimeridian(second)) {
    return [left[0], left[1], right[2], left[3]];
  }
  return pieces.reduce<BBox | null>(
    (widest, piece) => (widest && longitudeSpan(widest) >= longitudeSpan(piece) ? widest : piece),
    null,
  );
}

/** True when the point lies in the box, edges included. */
export function contains(box: BBox, point: LonLat): boolean {
  if (point[1] < box[1] || point[1] > box[3]) return false;
  const longitude = wrapLongitude(point[0]);
  // 180 and -180 are the same meridian, and a box may name either.
  return splitAtAntimeridian(box).some((piece) =>
    [longitude, longitude + 360, longitude - 360].some((lon) => lon >= piece[0] && lon <= piece[2]),
  );
}

/** The same meridian in [-180, 180). Longitudes already inside are returned bit for bit. */
export function wrapLongitude(longitude: number): number {
  if (longitude >= -180 && longitude < 180) return longitude;
  return longitude - 360 * Math.floor((longitude + 180) / 360);
}

/** The smallest box that holds all boxes, over the antimeridian where that is smaller; null for none. */
export function union(boxes: readonly BBox[]): BBox | null {
  const first = boxes[0];
  if (!first) return null;
  const south = boxes.reduce((least, box) => Math.min(least, box[1]), first[1]);
  const north = boxes.reduce((most, box) => Math.max(most, box[3]), first[3]);
  const [west, east] = longitudeUnion(boxes);
  return [west, south, east, north];
}

/** Leaves out the widest gap between the boxes on the circle of longitudes. */
function longitudeUnion(boxes: readonly BBox[]): readonly [west: number, east: number] {
  const spans = boxes.flatMap(splitAtAntimeridian).sort((a, b) => a[0] - b[0]);
  let reach = -Infinity;
  let widest = -Infinity;
  let west = -180;
  let east = 180;
  for (const span of spans) {
    if (reach !== -Infinity && span[0] - reach > widest) {
      widest = span[0] - reach;
      [west, east] = [span[0], reach];
    }
    reach = Math.max(reach, span[2]);
  }
  const start = spans[0]?.[0] ?? -180;
  const aroundTheBack = start + 360 - reach;
  return aroundTheBack >= widest ? [start, reach] : [west, east];
}
