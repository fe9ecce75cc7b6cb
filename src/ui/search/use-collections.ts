import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { collectionQuery, collectionsQuery } from "../../catalogue/queries.ts";
import type { CollectionSummary } from "../../catalogue/types.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import { type Problem, problemOf } from "../../problem/problem.ts";
import { useServices } from "../services.ts";

const NONE: readonly CollectionSummary[] = [];

export interface Collections {
  readonly list: readonly CollectionSummary[];
  readonly loading: boolean;
  readonly problem?: Problem;
  /** Id of the one that is opened by itself. */
  readonly start?: string;
  /** Why some are missing. */
  readonly incomplete?: string;
  readonly retry: () => void;
}

export function useCollections(catalogue: CatalogueConfig): Collections {
  const { catalogues } = useServices();
  const { data, error, isPending, refetch } = useQuery(collectionsQuery(catalogues.of(catalogue)));
  return useMemo(
    () => ({
      list: data?.list ?? NONE,
      loading: isPending,
      retry: () => void refetch(),
      ...(data?.start === undefined ? {} : { start: data.start }),
      ...(error ? { problem: problemOf(error, "network") } : {}),
      ...(data?.incomplete ? { incomplete: data.incomplete.message } : {}),
    }),
    [data, error, isPending, refetch],
  );
}

/** The collection of a link is there before the long list of all of them is. */
export function useCollection(
  catalogue: CatalogueConfig,
  id: string | undefined,
): CollectionSummary | undefined {
  const { catalogues, notices } = useServices();
  const { data, error } = useQuery({
    ...collectionQuery(catalogues.of(catalogue), id ?? ""),
    enabled: id !== undefined,
  });
  useEffect(() => {
    if (error) notices.add(problemOf(error, "network"));
  }, [error, notices]);
  return data;
}
