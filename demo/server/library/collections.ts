import type { CollectionDocument } from "./documents.ts";
import type { LibraryItem } from "./item.ts";

/** The collections found, plus one made up for every collection that only items speak of. */
export function completedCollections(
  found: ReadonlyMap<string, CollectionDocument>,
  items: readonly LibraryItem[],
): readonly CollectionDocument[] {
  const members = new Map<string, LibraryItem[]>();
  for (const item of items) {
    const list = members.get(item.collection);
    if (list === undefined) members.set(item.collection, [item]);
    else list.push(item);
  }
  const completed = [...members].map(([id, list]) => complete(found.get(id) ?? madeUp(id), list));
  // Collections without items here still exist; they come after those that show something.
  const empty = [...found.values()].filter(({ id }) => !members.has(id)).map((one) => complete(one, []));
  return [...completed.sort(byId), ...empty.sort(byId)];
}

function byId(one: CollectionDocument, other: CollectionDocument): number {
  return one.id < other.id ? -1 : 1;
}

function madeUp(id: string): CollectionDocument {
  return {
    id,
    title: id,
    description: `Items of ${id} found in a local folder that holds no document for their collection.`,
  };
}

/** Fills in what STAC requires of a collection and an older or partial document lacks. */
function complete(collection: CollectionDocument, items: readonly LibraryItem[]): CollectionDocument {
  const assets = items[0]?.document.assets ?? {};
  return {
    type: "Collection",
    stac_version: "1.1.0",
    license: "other",
    description: `Collection ${collection.id}.`,
    item_assets: Object.fromEntries(
      Object.entries(assets).map(([key, { href: _href, ...rest }]) => [key, withoutFileFields(rest)]),
    ),
    ...collection,
    extent: collection.extent ?? extentOf(items),
  };
}

/** `item_assets` describes the kind of an asset, not the one file the description was taken from. */
function withoutFileFields(asset: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(asset).filter(([name]) => !/^(file|checksum|proj|alternate)\b/.test(name)),
  );
}

function extentOf(items: readonly LibraryItem[]): unknown {
  return {
    spatial: { bbox: [boundsOf(items) ?? [-180, -90, 180, 90]] },
    temporal: { interval: [intervalOf(items)] },
  };
}

/** West, south, east, north around all items; undefined without any. */
export function boundsOf(
  items: readonly LibraryItem[],
): readonly [number, number, number, number] | undefined {
  const boxes = items.map(({ shape }) => shape.bounds).filter((box) => box !== undefined);
  if (boxes.length === 0) return undefined;
  return boxes.reduce((union, box) => [
    Math.min(union[0], box[0]),
    Math.min(union[1], box[1]),
    Math.max(union[2], box[2]),
    Math.max(union[3], box[3]),
  ]);
}

/** First and last instant of all items as ISO 8601; null where unknown. */
export function intervalOf(items: readonly LibraryItem[]): readonly [string | null, string | null] {
  let start = Infinity;
  let end = -Infinity;
  for (const item of items) {
    if (Number.isFinite(item.start)) start = Math.min(start, item.start);
    if (Number.isFinite(item.end)) end = Math.max(end, item.end);
  }
  const iso = (time: number): string | null => (Number.isFinite(time) ? new Date(time).toISOString() : null);
  return [iso(start), iso(end)];
}
