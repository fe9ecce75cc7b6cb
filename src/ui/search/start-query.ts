import { mostCloudCover, withMostCloudCover } from "../../catalogue/filter/cloud-cover.ts";
import type { CollectionSummary, SearchQuery, SearchTime } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import { defaultSpan } from "./date-span.ts";

/** Degrees. A wider view of a busy collection would match millions of scenes and show none of them well. */
const WIDEST = 8;

/**
 * What a newly chosen collection is searched with: the place on the map, or where the collection has data
 * when that is elsewhere; the dates asked for before as far as the collection has them, else its last year.
 * @param today YYYY-MM-DD
 */
export function startQuery(
  collection: CollectionSummary,
  bounds: BBox,
  before: SearchQuery | null,
  today: string,
): { readonly query: SearchQuery & { readonly area: BBox }; readonly elsewhere: boolean } {
  const elsewhere = collection.bbox !== undefined && !overlaps(bounds, collection.bbox);
  const place = elsewhere && collection.bbox ? collection.bbox : bounds;
  const span = spanWithin(collection, before) ?? defaultSpan(collection.interval, today);
  return {
    elsewhere,
    query: {
      collections: [collection.id],
      area: elsewhere ? narrowed(place) : place,
      time: span,
      // Clouds are much the same everywhere; other properties are those of one collection.
      where: withMostCloudCover([], mostCloudCover(before?.where ?? [])),
    },
  };
}

function spanWithin(collection: CollectionSummary, before: SearchQuery | null): SearchTime | undefined {
  if (!before) return undefined;
  const { from, to } = before.time;
  const [start, end] = collection.interval ?? [null, null];
  const tooEarly = start !== null && to !== null && to < start.slice(0, 10);
  const tooLate = end !== null && from !== null && from > end.slice(0, 10);
  return tooEarly || tooLate ? undefined : { from, to };
}

/** Boxes may cross the antimeridian (west > east). */
export function overlaps(one: BBox, other: BBox): boolean {
  if (one[3] < other[1] || one[1] > other[3]) return false;
  return halves(one).some(([west, east]) =>
    halves(other).some(([otherWest, otherEast]) => west <= otherEast && east >= otherWest),
  );
}

function halves([west, , east]: BBox): readonly (readonly [number, number])[] {
  return west <= east
    ? [[west, east]]
    : [
        [west, 180],
        [-180, east],
      ];
}

/** The middle of a box that is too wide to search at once. */
function narrowed([west, south, east, north]: BBox): BBox {
  const width = west <= east ? east - west : east + 360 - west;
  if (width <= WIDEST && north - south <= WIDEST) return [west, south, east, north];
  const half = WIDEST / 2;
  const [lon, lat] = [west + width / 2, (south + north) / 2];
  const middle = lon > 180 ? lon - 360 : lon;
  return [middle - half, Math.max(south, lat - half), middle + half, Math.min(north, lat + half)];
}

/**
 * Whether a search of `searched` says nothing about a good part of what is `seen`: then searching again is
 * offered. Where the collection has no data (`extent`), there is nothing to search for.
 */
export function looksElsewhere(searched: BBox, seen: BBox, extent: BBox | undefined): boolean {
  const place = extent ? clipped(seen, extent) : seen;
  if (!place) return false;
  if (!overlaps(searched, place)) return true;
  const tall = Math.max(0, Math.min(searched[3], place[3]) - Math.max(searched[1], place[1]));
  const area = spanOf(place) * (place[3] - place[1]);
  return area > 0 && 1 - (sharedSpan(searched, place) * tall) / area > MUCH;
}

/** Share of the view that may lie outside of the search without a word. */
const MUCH = 0.3;

/** What of a box lies within another; boxes across the antimeridian are left as they are. */
function clipped(box: BBox, extent: BBox): BBox | undefined {
  if (!overlaps(box, extent)) return undefined;
  if (box[0] > box[2] || extent[0] > extent[2]) return box;
  return [
    Math.max(box[0], extent[0]),
    Math.max(box[1], extent[1]),
    Math.min(box[2], extent[2]),
    Math.min(box[3], extent[3]),
  ];
}

function spanOf([west, , east]: BBox): number {
  return west <= east ? east - west : east + 360 - west;
}

function sharedSpan(one: BBox, other: BBox): number {
  let shared = 0;
  for (const [west, east] of halves(one)) {
    for (const [otherWest, otherEast] of halves(other)) {
      shared += Math.max(0, Math.min(east, otherEast) - Math.max(west, otherWest));
    }
  }
  return shared;
}
