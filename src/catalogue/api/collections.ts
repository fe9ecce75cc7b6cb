import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { bboxOf } from "../normalise/geometry.ts";
import { compact, listOf, objectOf, objectsOf, textOf, textsOf, type JsonObject } from "../normalise/read.ts";
import { parseInstant } from "../normalise/time.ts";
import type { CollectionSummary } from "../types.ts";

/** A STAC collection as the interface needs it; undefined for what has no id. */
export function summaryOf(value: unknown): CollectionSummary | undefined {
  const collection = objectOf(value);
  const id = textOf(collection?.["id"]);
  if (collection === undefined || id === undefined) return undefined;
  const extent = objectOf(collection["extent"]);
  const spatial = objectOf(extent?.["spatial"]) ?? extent;
  const bbox = overallBox(spatial);
  const itemAssets = objectOf(collection["item_assets"]);
  return compact({
    id,
    title: textOf(collection["title"]) ?? id,
    description: textOf(collection["description"]) ?? "",
    licence: textOf(collection["license"]),
    bbox,
    unreadableExtent: bbox === undefined && boxesOf(spatial).length > 0 ? (true as const) : undefined,
    interval: intervalOf(objectOf(extent?.["temporal"])),
    keywords: textsOf(collection["keywords"]),
    renders: objectOf(collection["renders"]),
    itemAssets,
    summaries: objectOf(collection["summaries"]),
    assetKeys: Object.keys(itemAssets ?? {}),
    hasCloudCover: mentionsCloudCover(collection),
  });
}

/**
 * The first box is the overall one (STAC 1.0), before 0.8 it stood alone. Some list only the parts, and
 * some give a first one that cannot be read: all others are joined.
 */
function overallBox(spatial: JsonObject | undefined): CollectionSummary["bbox"] {
  const boxes = boxesOf(spatial).map(bboxOf);
  return bboxUnion(boxes.filter((box) => box !== undefined)) ?? undefined;
}

function boxesOf(spatial: JsonObject | undefined): readonly unknown[] {
  const boxes = spatial?.["bbox"] ?? spatial?.["spatial"];
  return Array.isArray(boxes) && boxes.some(Array.isArray)
    ? listOf(boxes)
    : boxes === undefined
      ? []
      : [boxes];
}

/** From the earliest start to the latest end; an end that is open is later than any. */
function intervalOf(temporal: JsonObject | undefined): CollectionSummary["interval"] {
  const intervals = listOf(temporal?.["interval"]).map(listOf);
  const given = intervals.filter(([from, to]) => from !== undefined || to !== undefined);
  if (given.length === 0) return undefined;
  const starts = given.map(([from]) => parseInstant(from) ?? null);
  const ends = given.map(([, to]) => parseInstant(to) ?? null);
  return [
    starts.includes(null) ? null : (starts.toSorted(byText)[0] ?? null),
    ends.includes(null) ? null : (ends.toSorted(byText).at(-1) ?? null),
  ];
}

/**
 * Whether items will have a cloud cover: the collection sums it up, or it has optical bands. Earth
 * Search lists it neither in summaries nor in queryables, and all its Sentinel-2 items have it.
 */
function mentionsCloudCover(collection: JsonObject): boolean {
  const summaries = objectOf(collection["summaries"]);
  const properties = objectOf(collection["properties"]);
  const mentions = [summaries, properties].some((said) => said?.["eo:cloud_cover"] !== undefined);
  const files = objectsOf(Object.values(objectOf(collection["item_assets"]) ?? {}));
  return mentions || [summaries, ...files].some((said) => said !== undefined && isOptical(said));
}

/** STAC 1.0 lists optical bands as `eo:bands`; 1.1 gives a common name to some of the `bands`. */
function isOptical(said: JsonObject): boolean {
  const named = objectsOf(said["bands"]).some((band) => band["eo:common_name"] !== undefined);
  return named || listOf(said["eo:bands"]).length > 0;
}

/** Whether a queryables document (JSON Schema) offers the cloud cover. */
export function offersCloudCover(queryables: unknown): boolean {
  return objectOf(objectOf(queryables)?.["properties"])?.["eo:cloud_cover"] !== undefined;
}

/** ISO 8601 instants in UTC are in order of time when they are in order of their characters. */
function byText(one: string | null, other: string | null): number {
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
