import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { scenesOf } from "../../../catalogue/paging.ts";
import { searchInfiniteQuery } from "../../../catalogue/queries.ts";
import type { Place } from "../../../measure/types.ts";
import { slicesOf } from "../../../timeline/slices.ts";
import type { Slice } from "../../../timeline/types.ts";
import { useView } from "../../hooks/use-view.ts";
import { useResults } from "../../search/results.ts";
import { useServices } from "../../services.ts";
import { earlierQuery } from "./earlier-query.ts";

/** Pages beyond this many scenes are not asked for. */
const MOST_SCENES = 2000;
const NONE: readonly Slice[] = [];

/** The dates of the years before the search, around the places; empty until all of them have been found. */
export function useEarlierSlices(
  places: readonly Place[],
  years: number,
): { readonly earlier: readonly Slice[]; readonly searching: boolean } {
  const { catalogues } = useServices();
  const { catalogue } = useResults();
  const query = useView((view) => view.query);
  const wanted = useMemo(() => (query ? earlierQuery(query, places, years) : null), [query, places, years]);
  const options = useMemo(
    () =>
      searchInfiniteQuery(
        catalogues.of(catalogue),
        wanted ?? { collections: [], area: [0, 0, 0, 0], time: { from: null, to: null }, where: [] },
      ),
    [catalogues, catalogue, wanted],
  );
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    ...options,
    enabled: wanted !== null,
  });
  const scenes = useMemo(() => (data ? scenesOf(data.pages) : []), [data]);
  const more = wanted !== null && hasNextPage && !isError && scenes.length < MOST_SCENES;
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage();
  }, [more, isFetching, fetchNextPage]);
  const searching = wanted !== null && (isFetching || more);
  const earlier = useMemo(
    () => (searching || wanted === null ? NONE : slicesOf(scenes)),
    [searching, wanted, scenes],
  );
  return { earlier, searching };
}
