import { isOtherFormat } from "../api/landing.ts";
import { summaryOf } from "../api/collections.ts";
import { isHttp, resolveHref, secured } from "../normalise/href.ts";
import { listOf, objectOf, objectsOf, textOf, type JsonObject } from "../normalise/read.ts";
import type { CollectionSummary } from "../types.ts";

/** A file of a catalogue without an API, of any version from 0.6 to 1.1. */
export interface StacDocument {
  readonly kind: "catalog" | "collection" | "items";
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** Catalogues and collections inside this one. */
  readonly children: readonly string[];
  /** Addresses of items, or of collections of them. */
  readonly itemAddresses: readonly string[];
  /** Items that are in the document itself, as found. */
  readonly items: readonly unknown[];
  readonly summary?: CollectionSummary;
  /** What the items of a collection before STAC 1.0 leave out, because they share it (commons extension). */
  readonly commons?: JsonObject;
}

/**
 * A parsed file as a STAC document; undefined for what is none.
 * @param url of the file, where relative addresses start
 */
export function documentOf(value: unknown, url: string): StacDocument | undefined {
  const object = objectOf(value);
  if (object === undefined) return undefined;
  const shared = {
    id: textOf(object["id"]),
    title: textOf(object["title"]),
    description: textOf(object["description"]),
    children: [],
    itemAddresses: [],
    items: [],
  };
  const links = (rel: string) => addressesOf(object["links"], rel, url);
  if (object["type"] === "Feature") return { ...shared, kind: "items", items: [object] };
  if (object["type"] === "FeatureCollection") {
    const items = listOf(object["features"]);
    return { ...shared, kind: "items", items, itemAddresses: links("next") };
  }
  const isStac = textOf(object["stac_version"]) !== undefined || Array.isArray(object["links"]);
  if (!isStac || shared.id === undefined) return undefined;
  const linked = { ...shared, children: links("child"), itemAddresses: links("item") };
  const isCollection = object["type"] === "Collection" || objectOf(object["extent"]) !== undefined;
  const summary = isCollection ? summaryOf(object) : undefined;
  if (summary === undefined) return { ...linked, kind: "catalog" };
  const commons = objectOf(object["properties"]);
  return { ...linked, kind: "collection", summary, ...(commons === undefined ? {} : { commons }) };
}

/** Whether a page is the root of a catalogue of files rather than of an API. */
export function isStaticRoot(page: unknown, url: string): boolean {
  const document = documentOf(page, url);
  if (document === undefined) return false;
  if (document.kind === "items") return true;
  const leads = document.children.length + document.itemAddresses.length > 0;
  // A server of features without a search says what it conforms to, and has no links to items.
  return leads || objectOf(page)?.["conformsTo"] === undefined;
}

function addressesOf(links: unknown, rel: string, url: string): readonly string[] {
  const found = objectsOf(links).flatMap((link) => {
    const written = link["rel"] === rel && !isOtherFormat(link) ? textOf(link["href"]) : undefined;
    const href = written === undefined ? undefined : resolveHref(written, url);
    if (href === undefined || !isHttp(href)) return [];
    return [secured(href, url).replace(/#.*$/s, "")];
  });
  return [...new Set(found)];
}
