import type { LibraryItem } from "../../library/item.ts";

/** What a filter, a sort or a queryable calls by name: `id`, `collection`, or one of the properties. */
export function propertyOf(item: LibraryItem, name: string): unknown {
  if (name === "id") return item.document.id;
  if (name === "collection") return item.collection;
  const key = name.startsWith("properties.") ? name.slice("properties.".length) : name;
  // Own properties only: "constructor" is no metadata.
  return Object.hasOwn(item.document.properties, key) ? item.document.properties[key] : undefined;
}
