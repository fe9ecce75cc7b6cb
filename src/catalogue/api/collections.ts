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
  const itemAssets = objectOf(collection["item_assets"]);
  return compact({
    id,
    title: textOf(collection["title"]) ?? id,
    description: textOf(collection["description"]) ?? "",
    licence: textOf(collection["license"]),
    bbox: overallBox(objectOf(extent?.["spatial"]) ?? extent, "bbox"),
    interval: intervalOf(objectOf(extent?.["temporal"])),
    keywords: textsOf(collection["keywords"]),
    renders: objectOf(collection["renders"]),
    itemAssets,
    assetKeys: Object.keys(itemAssets ?? {}),
    hasCloudCover: mentionsCloudCover(collection),
  });
}

/** The first box is the overall one (STAC 1.0); before 0.8 it stood alone. */
function overallBox(spatial: JsonObject | undefined, key: string): CollectionSummary["bbox"] {
  const boxes = spatial?.[key] ?? spatial?.["spatial"];
  const [first] = listOf(boxes);
  return bboxOf(Array.isArray(first) ? first : boxes);
}

function intervalOf(temporal: JsonObject | undefined): CollectionSummary["interval"] {
  const [first] = listOf(temporal?.["interval"]);
  const [from, to] = listOf(first);
  if (from === undefined && to === undefined) return undefined;
  return [parseInstant(from) ?? null, parseInstant(to) ?? null];
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
