import type { QueryClient } from "@tanstack/react-query";
import type { Catalogue } from "../../catalogue/catalogue.ts";
import { collectionQuery, collectionsQuery, searchInfiniteQuery } from "../../catalogue/queries.ts";
import type { SearchQuery } from "../../catalogue/types.ts";
import { openingQuery } from "./opening-query.ts";

/**
 * Asks a catalogue what the interface is about to ask, while that is still being compiled: the collections, the one
 * that is searched, and the first page. The interface finds the answers, or joins the requests. What fails here
 * is told there.
 * @param asked the search of a link; null opens the catalogue at its start
 * @param today YYYY-MM-DD
 */
export async function askEarly(
  queries: QueryClient,
  catalogue: Catalogue,
  asked: SearchQuery | null,
  today: string,
): Promise<void> {
  const listed = queries.prefetchQuery(collectionsQuery(catalogue));
  await Promise.all([listed, search(queries, catalogue, asked, today)]);
}

async function search(
  queries: QueryClient,
  catalogue: Catalogue,
  asked: SearchQuery | null,
  today: string,
): Promise<void> {
  const { start } = catalogue.config;
  const [id = start?.collection] = asked?.collections ?? [];
  if (id === undefined) return;
  const described = collectionQuery(catalogue, id);
  if (asked) {
    const page = queries.prefetchInfiniteQuery(searchInfiniteQuery(catalogue, asked));
    await Promise.all([page, queries.prefetchQuery(described)]);
    return;
  }
  await queries.prefetchQuery(described);
  const collection = queries.getQueryData(described.queryKey);
  const place = start?.bbox ?? collection?.bbox;
  // Without a place it is where the map is, which is not known before the interface is there.
  if (!collection || !place) return;
  const query = openingQuery(catalogue.config, collection, place, today);
  await queries.prefetchInfiniteQuery(searchInfiniteQuery(catalogue, query));
}
