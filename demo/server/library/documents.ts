import type { Geometry } from "geojson";
import { isObject } from "../http/body.ts";

/** A STAC item as it was found; nothing of it is trusted beyond what is declared here. */
export interface ItemDocument {
  readonly type: "Feature";
  readonly id: string;
  readonly stac_version?: string;
  readonly stac_extensions?: readonly string[];
  readonly geometry: Geometry | null;
  readonly bbox?: readonly number[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, AssetDocument>>;
  readonly links: readonly LinkDocument[];
  readonly collection?: string;
}

export interface AssetDocument {
  readonly href: string;
  readonly type?: string;
  readonly roles?: readonly string[];
  readonly [field: string]: unknown;
}

export interface LinkDocument {
  readonly rel: string;
  readonly href: string;
  readonly [field: string]: unknown;
}

export interface CollectionDocument {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly license?: string;
  readonly extent?: unknown;
  readonly links?: readonly LinkDocument[];
  readonly [field: string]: unknown;
}

/** The items of a parsed JSON file: one for an item, several for an item collection, else none. */
export function itemsIn(value: unknown): readonly ItemDocument[] {
  if (!isObject(value)) return [];
  if (value["type"] === "FeatureCollection" && Array.isArray(value["features"])) {
    return value["features"].flatMap(itemsIn);
  }
  const item = asItem(value);
  return item === undefined ? [] : [item];
}

function asItem(value: Record<string, unknown>): ItemDocument | undefined {
  // Plain GeoJSON has no assets: that is what tells a STAC item from any other feature.
  if (value["type"] !== "Feature" || typeof value["id"] !== "string" || value["id"] === "") return undefined;
  if (!isObject(value["assets"]) || !isObject(value["properties"])) return undefined;
  const assets = Object.entries(value["assets"]).filter(
    (entry): entry is [string, AssetDocument] => isObject(entry[1]) && typeof entry[1]["href"] === "string",
  );
  const { geometry, collection, ...rest } = value;
  return {
    ...(rest as Omit<ItemDocument, "geometry" | "collection" | "assets" | "links">),
    ...(typeof collection === "string" && collection !== "" ? { collection } : {}),
    geometry: isObject(geometry) ? (geometry as unknown as Geometry) : null,
    assets: Object.fromEntries(assets),
    links: linksIn(value["links"]),
  };
}

/** The collection in a parsed JSON file. STAC before 1.0 gave collections no `type`: their extent tells. */
export function collectionIn(value: unknown): CollectionDocument | undefined {
  if (!isObject(value) || typeof value["id"] !== "string" || value["id"] === "") return undefined;
  const isCollection =
    value["type"] === "Collection" || (value["type"] === undefined && isObject(value["extent"]));
  if (!isCollection) return undefined;
  return { ...value, id: value["id"], links: linksIn(value["links"]) };
}

function linksIn(value: unknown): readonly LinkDocument[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (link): link is LinkDocument =>
      isObject(link) && typeof link["rel"] === "string" && typeof link["href"] === "string",
  );
}
