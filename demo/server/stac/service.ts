import type { IncomingMessage, ServerResponse } from "node:http";
import { readJsonObject } from "../http/body.ts";
import { methodNotAllowed, notFound } from "../http/failure.ts";
import { sendJson } from "../http/respond.ts";
import type { CollectionDocument } from "../library/documents.ts";
import type { Library } from "../library/library.ts";
import { collectionUrl, stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";
import { itemPage } from "./item-page.ts";
import { conformsTo, landingPage } from "./landing.ts";
import { openApi } from "./openapi.ts";
import type { Protection } from "./protection.ts";
import { queryables } from "./queryables.ts";
import { requestFromBody, requestFromQuery } from "./search-request.ts";
import { servedCollection } from "./served-collection.ts";
import { servedItem } from "./served-item.ts";

export interface StacCatalogue {
  readonly title: string;
  readonly library: Library;
  readonly address: CatalogueAddress;
  readonly protection?: Protection;
}

const geoJson = { type: "application/geo+json" };
const jsonSchema = { type: "application/schema+json" };

/**
 * Answers a STAC API request.
 * @param parts of the path below the landing page, already decoded.
 * @throws RequestFailure
 */
export async function answerStac(
  catalogue: StacCatalogue,
  parts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const { library, address, title } = catalogue;
  const [first, collectionId, third, itemId, ...rest] = parts;
  if (rest.length > 0) throw notFound("There is nothing at this address.");
  if (first === "search" && collectionId === undefined) {
    await answerSearch(catalogue, request, response, query);
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD")
    throw methodNotAllowed(["GET", "HEAD", "OPTIONS"]);
  if (first === undefined) sendJson(response, landingPage(library, address, title));
  else if (first === "collections") {
    if (collectionId === undefined) sendJson(response, collectionList(catalogue));
    else answerCollection(catalogue, collectionId, third, itemId, response, query);
  } else if (collectionId !== undefined) throw notFound("There is nothing at this address.");
  else if (first === "conformance") sendJson(response, { conformsTo });
  else if (first === "api") sendJson(response, openApi(address, title));
  else if (first === "queryables") {
    sendJson(response, queryables(library.items, `${stacRoot(address)}/queryables`), jsonSchema);
  } else throw notFound("There is nothing at this address.");
}

async function answerSearch(
  catalogue: StacCatalogue,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const href = `${stacRoot(catalogue.address)}/search`;
  if (request.method === "POST") {
    const body = await readJsonObject(request);
    sendJson(response, itemPage(catalogue, requestFromBody(body), { method: "POST", href }), geoJson);
  } else if (request.method === "GET" || request.method === "HEAD") {
    const page = itemPage(catalogue, requestFromQuery(query), { method: "GET", href, query });
    sendJson(response, page, geoJson);
  } else throw methodNotAllowed(["GET", "HEAD", "POST", "OPTIONS"]);
}

function collectionList({ library, address, protection }: StacCatalogue): unknown {
  const root = stacRoot(address);
  return {
    collections: library.collections.map((one) => servedCollection(one, address, protection)),
    numberMatched: library.collections.length,
    numberReturned: library.collections.length,
    links: [
      { rel: "self", type: "application/json", href: `${root}/collections` },
      { rel: "root", type: "application/json", href: root },
    ],
  };
}

function answerCollection(
  catalogue: StacCatalogue,
  id: string,
  part: string | undefined,
  itemId: string | undefined,
  response: ServerResponse,
  query: URLSearchParams,
): void {
  const { library, address, protection } = catalogue;
  const collection = collectionNamed(library, id);
  if (part === undefined) sendJson(response, servedCollection(collection, address, protection));
  else if (part === "queryables" && itemId === undefined) {
    const items = library.items.filter((item) => item.collection === id);
    sendJson(response, queryables(items, `${collectionUrl(address, id)}/queryables`), jsonSchema);
  } else if (part !== "items") throw notFound("There is nothing at this address.");
  else if (itemId === undefined) {
    const request = { ...requestFromQuery(query), collections: [id] };
    const href = `${collectionUrl(address, id)}/items`;
    sendJson(response, itemPage(catalogue, request, { method: "GET", href, query }), geoJson);
  } else {
    const item = library.items.find((one) => one.collection === id && one.document.id === itemId);
    if (item === undefined) throw notFound(`There is no item ${itemId} in the collection ${id}.`);
    sendJson(response, servedItem(item, address, protection), geoJson);
  }
}

function collectionNamed(library: Library, id: string): CollectionDocument {
  const collection = library.collections.find((one) => one.id === id);
  if (collection === undefined) throw notFound(`There is no collection ${id}.`);
  return collection;
}
