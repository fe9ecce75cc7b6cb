import { boxOfArea, isBox } from "../../catalogue/area.ts";
import { cloudLimit, withCloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import type { CollectionSummary, SearchQuery, SearchTime } from "../../catalogue/types.ts";
import { bboxCenter } from "../../geo/bbox/bbox-center.ts";
import { bboxIntersection } from "../../geo/bbox/bbox-intersection.ts";
import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { coveredShare } from "../../geo/bbox/covered-share.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import { normaliseBBox } from "../../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../../geo/types.ts";
import { defaultSpan } from "./date-span.ts";

/** Degrees. A wider view of a busy collection would match millions of scenes and show none of them well. */
const WIDEST = 8;

/**
 * What a newly chosen collection is searched with: the place on the map, or where the collection has data
 * when that is elsewhere; an outline stays; the dates asked for before as far as the collection has them, else its last year.
 * @param today YYYY-MM-DD
 */
export function startQuery(
  collection: CollectionSummary,
  bounds: BBox,
  before: SearchQuery | null,
  today: string,
): { readonly query: SearchQuery; readonly elsewhere: boolean } {
  const outline = before && !isBox(before.area) ? before.area : undefined;
  const seen = outline ? boxOfArea(outline) : bounds;
  const elsewhere = collection.bbox !== undefined && !bboxIntersects(seen, collection.bbox);
  const place = elsewhere && collection.bbox ? collection.bbox : bounds;
  const span = spanWithin(collection, before) ?? defaultSpan(collection.interval, today);
  return {
    elsewhere,
    query: {
      collections: [collection.id],
      area: elsewhere ? narrowed(place) : (outline ?? place),
      time: span,
      where: carriedClouds(collection, before),
    },
  };
}

/**
 * Clouds are much the same everywhere; other properties are those of one collection. Where a collection does not
 * mention clouds, a limit must not leave out all that it has.
 */
function carriedClouds(
  { hasCloudCover }: CollectionSummary,
  before: SearchQuery | null,
): SearchQuery["where"] {
  const limit = cloudLimit(before?.where ?? []);
  return withCloudLimit([], limit && { ...limit, keepsUnknown: limit.keepsUnknown || !hasCloudCover });
}

function spanWithin(collection: CollectionSummary, before: SearchQuery | null): SearchTime | undefined {
  if (!before) return undefined;
  const { from, to } = before.time;
  const [start, end] = collection.interval ?? [null, null];
  const tooEarly = start !== null && to !== null && to < start.slice(0, 10);
  const tooLate = end !== null && from !== null && from > end.slice(0, 10);
  return tooEarly || tooLate ? undefined : { from, to };
}

/** The middle of a box that is too wide to search at once. */
function narrowed(box: BBox): BBox {
  const [, south, , north] = box;
  if (longitudeSpan(box) <= WIDEST && north - south <= WIDEST) return box;
  const half = WIDEST / 2;
  const [lon, lat] = bboxCenter(box);
  return normaliseBBox([lon - half, Math.max(south, lat - half), lon + half, Math.min(north, lat + half)]);
}

/**
 * Whether a search of `searched` says nothing about a good part of what is `seen`: then searching again is
 * offered. Where the collection has no data (`extent`), there is nothing to search for.
 */
export function looksElsewhere(searched: BBox, seen: BBox, extent: BBox | undefined): boolean {
  const place = extent ? bboxIntersection(seen, extent) : seen;
  if (!place) return false;
  return !bboxIntersects(searched, place) || 1 - coveredShare(place, searched) > MUCH;
}

/** Share of the view that may lie outside of the search without a word. */
const MUCH = 0.3;
