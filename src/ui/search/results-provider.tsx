import { type ReactNode, useMemo } from "react";
import type { CatalogueConfig } from "../../config/types.ts";
import { slicesOf } from "../../timeline/slices.ts";
import { useView } from "../hooks/use-view.ts";
import { type Results, ResultsContextProvider } from "./results.ts";
import { useCollection, useCollections } from "./use-collections.ts";
import { useSearch } from "./use-search.ts";

interface ResultsProviderProps {
  readonly catalogue: CatalogueConfig;
  readonly children: ReactNode;
}

/** Runs the query of the view. */
export function ResultsProvider({ catalogue, children }: ResultsProviderProps) {
  const query = useView((view) => view.query);
  const collections = useCollections(catalogue);
  const first = query?.collections[0];
  const described = useCollection(catalogue, first);
  const listed = collections.list.find(({ id }) => id === first);
  const collection = described ?? listed;
  const { scenes, search } = useSearch(catalogue, query);
  const slices = useMemo(() => slicesOf(scenes), [scenes]);
  const results = useMemo<Results>(
    () => ({ catalogue, collections, collection, search, scenes, slices }),
    [catalogue, collections, collection, search, scenes, slices],
  );
  return <ResultsContextProvider value={results}>{children}</ResultsContextProvider>;
}
