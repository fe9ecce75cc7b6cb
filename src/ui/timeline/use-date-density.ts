import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { dateDensityQuery } from "../../catalogue/queries.ts";
import type { DateCount, SearchQuery } from "../../catalogue/types.ts";
import { useView } from "../hooks/use-view.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";

const NO_QUERY: SearchQuery = {
  collections: [],
  area: [0, 0, 0, 0],
  time: { from: null, to: null },
  where: [],
};

export interface DateDensity {
  readonly counts: readonly DateCount[];
  /** Milliseconds from the first period to the end of the last. */
  readonly span: readonly [from: number, to: number];
}

/** How the scenes of the search lie in time, where the catalogue counts them and only a part of them is loaded. */
export function useDateDensity(): DateDensity | undefined {
  const { catalogues } = useServices();
  const { catalogue, search } = useResults();
  const query = useView((view) => view.query);
  const wanted = query !== null && search.status === "stopped" && search.hasMore;
  const { data } = useQuery({
    ...dateDensityQuery(catalogues.of(catalogue), query ?? NO_QUERY),
    enabled: wanted,
  });
  return useMemo(() => {
    const [first, last] = [data?.[0], data?.at(-1)];
    return wanted && data && first && last ? { counts: data, span: [first.from, last.to] } : undefined;
  }, [wanted, data]);
}
