import type { Library } from "../library/library.ts";
import { collectionUrl, stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";

export const conformsTo = [
  "https://api.stacspec.org/v1.0.0/core",
  "https://api.stacspec.org/v1.0.0/collections",
  "https://api.stacspec.org/v1.0.0/ogcapi-features",
  "https://api.stacspec.org/v1.0.0/item-search",
  "https://api.stacspec.org/v1.0.0/item-search#fields",
  "https://api.stacspec.org/v1.0.0/item-search#sort",
  "https://api.stacspec.org/v1.0.0/item-search#filter",
  "https://api.stacspec.org/v1.0.0/item-search#query",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
  "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
  "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
  "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
  "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
  "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
  "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
];

export function landingPage(library: Library, address: CatalogueAddress, title: string): unknown {
  const root = stacRoot(address);
  const link = (rel: string, path: string, type: string, more: object = {}): object => ({
    rel,
    type,
    href: `${root}${path}`,
    ...more,
  });
  return {
    type: "Catalog",
    stac_version: "1.1.0",
    id: address.mount,
    title,
    description: `${title}, served from this computer.`,
    conformsTo,
    links: [
      link("self", "", "application/json"),
      link("root", "", "application/json"),
      link("conformance", "/conformance", "application/json"),
      link("data", "/collections", "application/json"),
      link("service-desc", "/api", "application/vnd.oai.openapi+json;version=3.0"),
      link("search", "/search", "application/geo+json", { method: "GET" }),
      link("search", "/search", "application/geo+json", { method: "POST" }),
      link("http://www.opengis.net/def/rel/ogc/1.0/queryables", "/queryables", "application/schema+json"),
      ...library.collections.map(({ id, title: name }) => ({
        rel: "child",
        type: "application/json",
        href: collectionUrl(address, id),
        ...(name === undefined ? {} : { title: name }),
      })),
    ],
  };
}
