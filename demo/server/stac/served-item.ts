import type { AssetDocument, ItemDocument, LinkDocument } from "../library/documents.ts";
import type { LibraryItem } from "../library/item.ts";
import { assetUrl, collectionUrl, itemUrl, stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";
import { authenticationExtension, authSchemes, protectedAsset } from "./protection.ts";
import type { Protection } from "./protection.ts";

/** Links that place a document in its own catalogue; the API writes its own. */
const structural = new Set(["self", "root", "parent", "collection", "item", "items", "child"]);

/** The item as the API answers it: absolute hrefs to the files on this server, links into this API. */
export function servedItem(
  item: LibraryItem,
  address: CatalogueAddress,
  protection?: Protection,
): Record<string, unknown> {
  const { document, collection, files } = item;
  const assets = Object.entries(document.assets).map(([key, asset]) => {
    const path = files.get(asset.href);
    if (path === undefined) return [key, asset] as const;
    const served: AssetDocument = { ...asset, href: assetUrl(address, path) };
    return [key, protection === undefined ? served : protectedAsset(served, protection)] as const;
  });
  return {
    ...document,
    stac_version: document.stac_version ?? "1.0.0",
    ...extensionsOf(document, protection),
    collection,
    properties:
      protection === undefined
        ? document.properties
        : { ...document.properties, "auth:schemes": authSchemes(protection) },
    assets: Object.fromEntries(assets),
    links: linksOf(item, address),
  };
}

function extensionsOf(document: ItemDocument, protection?: Protection): Record<string, unknown> {
  const extensions = document.stac_extensions;
  if (protection === undefined) return extensions === undefined ? {} : { stac_extensions: extensions };
  return { stac_extensions: [...new Set([...(extensions ?? []), authenticationExtension])] };
}

function linksOf({ document, collection }: LibraryItem, address: CatalogueAddress): readonly LinkDocument[] {
  const parent = collectionUrl(address, collection);
  return [
    { rel: "self", type: "application/geo+json", href: itemUrl(address, collection, document.id) },
    { rel: "root", type: "application/json", href: stacRoot(address) },
    { rel: "parent", type: "application/json", href: parent },
    { rel: "collection", type: "application/json", href: parent },
    ...otherLinks(document.links),
  ];
}

/** Links out of the catalogue, such as a licence. Relative ones meant files that are not served. */
export function otherLinks(links: readonly LinkDocument[]): readonly LinkDocument[] {
  return links.filter(({ rel, href }) => !structural.has(rel) && /^[a-z][a-z0-9+.-]*:/i.test(href));
}
