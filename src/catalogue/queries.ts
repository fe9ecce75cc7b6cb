import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Catalogue } from "./catalogue.ts";
import { nextCursor } from "./paging.ts";
import type { CollectionSummary, Cursor, SearchQuery } from "./types.ts";

/**
 * Options for react-query. The catalogue retries by itself, knowing what may be retried, so react-query
 * does not; answers of a catalogue change slowly and are kept for the visit.
 */
const KEPT = {
  retry: false,
  staleTime: 10 * 60_000,
  gcTime: 30 * 60_000,
  refetchOnWindowFocus: false,
} as const;

/** All collections of a catalogue, in its own order. */
export function collectionsQuery(catalogue: Catalogue) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "collections"],
    queryFn: ({ signal }) => catalogue.collections(signal),
  });
}

/** One collection with its queryables: there before the list, when a link names it. */
export function collectionQuery(catalogue: Catalogue, id: string) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "collection", id],
    queryFn: ({ signal }) => catalogue.collection(id, signal),
  });
}

/** What conditions can be put on the items of a collection. */
export function queryablesQuery(catalogue: Catalogue, collection: CollectionSummary | undefined) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "queryables", collection?.id ?? ""],
    queryFn: async ({ signal }) => {
      if (catalogue.queryables !== undefined) return await catalogue.queryables(collection?.id ?? "", signal);
      const { queryablesOf } = await import("./queryables/queryables-of.ts");
      return queryablesOf(undefined, collection?.summaries);
    },
  });
}

/** A search, page by page. `scenesOf(data.pages)` of `paging.ts` makes one list of them. */
export function searchInfiniteQuery(catalogue: Catalogue, query: SearchQuery) {
  return infiniteQueryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "search", query],
    queryFn: ({ pageParam, signal }) =>
      catalogue.search(query, pageParam === null ? { signal } : { signal, cursor: pageParam }),
    initialPageParam: null as Cursor | null,
    getNextPageParam: (_last, pages) => nextCursor(pages),
  });
}

/** How the scenes of a search lie in time; null where the catalogue does not count them. */
export function dateDensityQuery(catalogue: Catalogue, { collections, area, time }: SearchQuery) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "density", collections, area, time],
    queryFn: async ({ signal }) =>
      (await catalogue.dateDensity?.({ collections, area, time, where: [] }, signal)) ?? null,
  });
}

/** A STAC item as it was sent, for the details of a scene. */
export function itemQuery(catalogue: Catalogue, url: string) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "item", url],
    queryFn: ({ signal }) => catalogue.item(url, signal),
  });
}

/**
 * What is known of the service: it learns with every search.
 * @param found how many scenes have been found, so that it is asked again after a search
 */
export function serviceQuery(catalogue: Catalogue, found: number) {
  return queryOptions({
    ...KEPT,
    queryKey: ["catalogue", catalogue.config.id, "service", found],
    queryFn: ({ signal }) => catalogue.open(signal),
  });
}
