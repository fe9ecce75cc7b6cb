import { stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";

/** A short OpenAPI document: STAC API asks every landing page to link to one. */
export function openApi(address: CatalogueAddress, title: string): unknown {
  const get = (summary: string, parameters: readonly string[] = []): object => ({
    summary,
    parameters: parameters.map((name) => ({
      name,
      in: name.endsWith("Id") ? "path" : "query",
      required: name.endsWith("Id"),
      schema: { type: name === "limit" ? "integer" : "string" },
    })),
    responses: { "200": { description: "OK" } },
  });
  const itemParameters = ["limit", "bbox", "datetime", "filter", "sortby", "fields", "token"];
  const searchParameters = [...itemParameters, "intersects", "collections", "ids"];
  return {
    openapi: "3.0.3",
    info: { title, version: "1.0.0" },
    servers: [{ url: stacRoot(address) }],
    paths: {
      "/": { get: get("Landing page") },
      "/conformance": { get: get("Conformance classes") },
      "/queryables": { get: get("Queryables of all collections") },
      "/collections": { get: get("Collections") },
      "/collections/{collectionId}": { get: get("A collection", ["collectionId"]) },
      "/collections/{collectionId}/queryables": { get: get("Queryables", ["collectionId"]) },
      "/collections/{collectionId}/items": { get: get("Items", ["collectionId", ...itemParameters]) },
      "/collections/{collectionId}/items/{itemId}": { get: get("An item", ["collectionId", "itemId"]) },
      "/search": { get: get("Item search", searchParameters), post: get("Item search") },
    },
  };
}
