import { type ReactNode, useMemo } from "react";
import type { CatalogueConfig } from "../../config/types.ts";
import { describedScenes } from "../../recipe/product/described-scenes.ts";
import { productOf } from "../../recipe/product/product-of.ts";
import { slicesOf } from "../../timeline/slices.ts";
import { useKeptSlices } from "../area/use-kept-slices.ts";
import { useView } from "../hooks/use-view.ts";
import { useServices } from "../services.ts";
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
  const { scenes: found, search } = useSearch(catalogue, query);
  const { products } = useServices().config;
  const scenes = useMemo(() => describedScenes(found, products), [found, products]);
  const shown = scenes[0]?.collection;
  const product = shown === undefined ? undefined : productOf(products, shown);
  const every = useMemo(() => slicesOf(scenes), [scenes]);
  const { clearEnough, kept: slices } = useKeptSlices(every);
  const results = useMemo<Results>(
    () => ({ catalogue, collections, collection, search, product, scenes, every, clearEnough, slices }),
    [catalogue, collections, collection, search, product, scenes, every, clearEnough, slices],
  );
  return <ResultsContextProvider value={results}>{children}</ResultsContextProvider>;
}
