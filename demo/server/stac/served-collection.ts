import type { CollectionDocument } from "../library/documents.ts";
import { collectionUrl, stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";
import { authenticationExtension, authSchemes } from "./protection.ts";
import type { Protection } from "./protection.ts";
import { otherLinks } from "./served-item.ts";

export function servedCollection(
  collection: CollectionDocument,
  address: CatalogueAddress,
  protection?: Protection,
): Record<string, unknown> {
  const self = collectionUrl(address, collection.id);
  const { stac_extensions: extensions } = collection;
  return {
    ...collection,
    ...(protection === undefined
      ? {}
      : {
          stac_extensions: [...(Array.isArray(extensions) ? extensions : []), authenticationExtension],
          "auth:schemes": authSchemes(protection),
        }),
    links: [
      { rel: "self", type: "application/json", href: self },
      { rel: "root", type: "application/json", href: stacRoot(address) },
      { rel: "parent", type: "application/json", href: stacRoot(address) },
      { rel: "items", type: "application/geo+json", href: `${self}/items` },
      {
        rel: "http://www.opengis.net/def/rel/ogc/1.0/queryables",
        type: "application/schema+json",
        href: `${self}/queryables`,
      },
      ...otherLinks(collection.links ?? []),
    ],
  };
}
