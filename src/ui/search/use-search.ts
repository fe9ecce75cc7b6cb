import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { forgetFormerSearches } from "../../catalogue/forget.ts";
import { isCutShort, isIdle, lookedThrough } from "../../catalogue/paging.ts";
import { searchInfiniteQuery } from "../../catalogue/queries.ts";
import type { ReadingProgress, Scene, SearchPage, SearchQuery } from "../../catalogue/types.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import { type Problem, problemOf } from "../../problem/problem.ts";
import { arrivedScenes, growingScenes } from "./growing.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import { useRenewedAddresses } from "./use-renewed-addresses.ts";

export type SearchStatus =
  /** Nothing has been asked for. */
  | "idle"
  | "searching"
  | "done"
  /** There is more, but the person, or the number of scenes, stopped it. */
  | "stopped"
  | "failed";

export interface SearchState {
  readonly status: SearchStatus;
  readonly loaded: number;
  /** How many match in all, where the API tells. */
  readonly matched?: number;
  readonly hasMore: boolean;
  /** The limit of scenes was reached: a narrower search would show the rest. */
  readonly cutShort: boolean;
  /** Conditions are tested here: how many scenes were looked through for that. */
  readonly filteredFrom?: number;
  /** The catalogue cannot sort: earlier pages need not be newer. */
  readonly unsorted: boolean;
  /** Of a catalogue that is read file by file: how far that has come. */
  readonly reading?: ReadingProgress;
  /** Signed addresses of files run out, and the search is asked again for new ones. */
  readonly renewing: boolean;
  /** Why there is more than can be asked for. */
  readonly incomplete?: string;
  readonly problem?: Problem;
  readonly stop: () => void;
  readonly more: () => void;
  readonly retry: () => void;
}

/** Pages follow by themselves up to this many scenes; beyond it, on demand. */
const AUTOMATIC = 1_000;
/** And up to this many that were looked through, where conditions are tested here: few of them may match. */
const AUTOMATIC_LOOKED = 5_000;
const NO_PAGES: readonly SearchPage[] = [];
const NO_QUERY: SearchQuery = {
  collections: [],
  area: [0, 0, 0, 0],
  time: { from: null, to: null },
  where: [],
};

/** Runs the view's query, page after page. */
export function useSearch(
  catalogue: CatalogueConfig,
  query: SearchQuery | null,
): { scenes: readonly Scene[]; search: SearchState } {
  const { catalogues, notices } = useServices();
  const client = useQueryClient();
  const options = useMemo(
    () => searchInfiniteQuery(catalogues.of(catalogue), query ?? NO_QUERY),
    [catalogues, catalogue, query],
  );
  const key = JSON.stringify(options.queryKey);
  const [limit, setLimit] = useState({ key, most: AUTOMATIC, looked: AUTOMATIC_LOOKED });
  const isSame = limit.key === key;
  const most = isSame ? limit.most : AUTOMATIC;
  const mostLooked = isSame ? limit.looked : AUTOMATIC_LOOKED;

  const result = useInfiniteQuery({
    ...options,
    enabled: query !== null && most > 0,
    // The map keeps the old dates until the new ones arrive, as long as they are of the same collection.
    placeholderData: (previous, previousQuery) =>
      sameCollection(previousQuery?.queryKey, options.queryKey) ? previous : undefined,
  });
  const pages = result.data?.pages;
  const { error, hasNextPage, isFetching, isError, isPending, isPlaceholderData } = result;
  const { fetchNextPage, refetch, isFetchNextPageError } = result;

  const arrived = arrivedScenes(pages);
  const looked = lookedThrough(pages ?? NO_PAGES);
  const wantsMore = arrived < most && looked < mostLooked;
  const paging = hasNextPage && wantsMore && !isError && !isPlaceholderData;
  const scenes = growingScenes(pages, paging);

  useEffect(() => {
    if (paging && !isFetching) void fetchNextPage();
  }, [paging, isFetching, fetchNextPage]);

  useEffect(() => {
    for (const problem of pages?.at(-1)?.problems ?? []) notices.add(problem);
  }, [pages, notices]);

  const renewing = useRenewedAddresses(key, scenes, isFetching || paging || query === null, refetch);

  const status = statusOf({
    asked: query !== null,
    busy: most > 0 && (isFetching || paging),
    failed: isError,
    ended: !hasNextPage && !isPending,
  });
  useSearchDone(status, key, scenes.length);
  const settled = status === "done" || status === "stopped";
  useEffect(() => {
    if (settled) forgetFormerSearches(client);
  }, [client, settled]);

  const count = scenes.length;
  const loaded = paging ? arrived : count;
  const hasMore = hasNextPage || isPending;
  const { queryKey } = options;
  const search = useMemo<SearchState>(() => {
    const matched = pages?.[0]?.matched;
    const idle = pages && isIdle(pages) ? messages.search.idle(catalogue.title) : undefined;
    const filteredHere = pages?.some((page) => page.filteredHere === true);
    const reading = pages?.at(-1)?.reading;
    const incomplete = pages?.at(-1)?.incomplete?.message ?? idle;
    return {
      status,
      loaded,
      hasMore,
      cutShort: pages !== undefined && isCutShort(pages),
      unsorted: pages?.[0]?.unsorted === true,
      renewing,
      ...(filteredHere ? { filteredFrom: looked } : {}),
      ...(incomplete === undefined ? {} : { incomplete }),
      ...(reading === undefined ? {} : { reading }),
      ...(matched === undefined ? {} : { matched: Math.max(matched, count) }),
      ...(error ? { problem: problemOf(error, "network") } : {}),
      stop: () => {
        setLimit({ key, most: 0, looked: 0 });
        void client.cancelQueries({ queryKey });
      },
      more: () => setLimit({ key, most: count + AUTOMATIC, looked: looked + AUTOMATIC_LOOKED }),
      // Pages that are there stay, and only the one that failed is asked for again.
      retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
    };
  }, [
    status,
    loaded,
    hasMore,
    renewing,
    pages,
    count,
    looked,
    error,
    key,
    client,
    queryKey,
    refetch,
    catalogue,
    fetchNextPage,
    isFetchNextPageError,
  ]);
  return { scenes, search };
}

function statusOf(now: { asked: boolean; busy: boolean; failed: boolean; ended: boolean }): SearchStatus {
  if (!now.asked) return "idle";
  if (now.busy) return "searching";
  if (now.failed) return "failed";
  return now.ended ? "done" : "stopped";
}

function sameCollection(previous: readonly unknown[] | undefined, next: readonly unknown[]): boolean {
  const [, catalogue, , query] = next;
  const [, oldCatalogue, , oldQuery] = previous ?? [];
  const names = (asked: unknown): string => JSON.stringify((asked as SearchQuery | undefined)?.collections);
  return catalogue === oldCatalogue && names(query) === names(oldQuery);
}

/** A mark on the page's timeline for measurements, once per search. */
function useSearchDone(status: SearchStatus, key: string, scenes: number): void {
  const finished = status === "done" || status === "stopped";
  const mark = useEffectEvent((query: string) => {
    performance.mark("revisit:search-done", { detail: { query, scenes } });
  });
  useEffect(() => {
    if (finished) mark(key);
  }, [finished, key]);
}
