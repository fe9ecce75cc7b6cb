import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CatalogueConfig } from "../config/types.ts";
import type { CatalogueClient } from "./api/client.ts";
import { nextRequest } from "./paging.ts";
import type { PageRequest, SearchQuery } from "./types.ts";

/**
 * Options for react-query. The client retries by itself, knowing what may be retried, so react-query
 * does not; answers of a catalogue change slowly and are kept for the visit.
 */
const KEPT = {
  retry: false,
  staleTime: 10 * 60_000,
  gcTime: 30 * 60_000,
  refetchOnWindowFocus: false,
} as const;

/** All collections of a catalogue, in its own order. */
export function collectionsQuery(client: CatalogueClient, catalogue: CatalogueConfig) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.id, "collections"],
    queryFn: ({ signal }) => client.collections(catalogue, signal),
  });
}

/** One collection with its queryables: there before the list, when a link names it. */
export function collectionQuery(client: CatalogueClient, catalogue: CatalogueConfig, id: string) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.id, "collection", id],
    queryFn: ({ signal }) => client.collection(catalogue, id, signal),
  });
}

/** A search, page by page. `scenesOf(data.pages)` of `paging.ts` makes one list of them. */
export function searchInfiniteQuery(client: CatalogueClient, catalogue: CatalogueConfig, query: SearchQuery) {
  return infiniteQueryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.id, "search", query],
    queryFn: ({ pageParam, signal }) =>
      pageParam === null
        ? client.search(catalogue, query, signal)
        : client.nextPage(catalogue, query, pageParam, signal),
    initialPageParam: null as PageRequest | null,
    getNextPageParam: (_last, pages, _lastRequest, requests) => nextRequest(pages, requests),
  });
}

/** A STAC object as it was sent, for the details of a scene. */
export function rawQuery(client: CatalogueClient, catalogue: CatalogueConfig, url: string) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.id, "raw", url],
    queryFn: ({ signal }) => client.raw(catalogue, url, signal),
  });
}
