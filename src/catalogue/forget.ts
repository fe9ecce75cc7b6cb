import type { QueryClient } from "@tanstack/react-query";
import type { CatalogueConfig } from "../config/types.ts";
import type { Catalogues } from "./catalogue.ts";
import { MOST_SCENES } from "./paging.ts";
import type { SearchPage } from "./types.ts";

export interface Remembered {
  readonly catalogues: Catalogues;
  readonly queries: QueryClient;
  readonly configured: readonly CatalogueConfig[];
}

/**
 * Drops searches that are not on the screen, the oldest first, until those that are left hold no more scenes than one
 * search may have: ten thousand scenes take well over a hundred megabytes, and are kept for a way back only.
 */
export function forgetFormerSearches(queries: QueryClient): void {
  const former = queries
    .getQueryCache()
    .findAll({ queryKey: ["catalogue"], type: "inactive" })
    .filter(({ queryKey }) => queryKey[2] === "search")
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
  let kept = 0;
  for (const query of former) {
    const { pages } = (query.state.data ?? { pages: [] }) as { readonly pages: readonly SearchPage[] };
    kept += pages.reduce((sum, { scenes }) => sum + scenes.length, 0);
    if (kept > MOST_SCENES) queries.removeQueries({ queryKey: query.queryKey, exact: true });
  }
}

/**
 * Drops what catalogues have answered to a person who was signed in, and stops the requests under way
 * for it; what is on the screen is asked for again. Catalogues that are searched without a token have
 * answered the same to all, and stay.
 * @param origins that the session was good for
 */
export function forgetSignedAnswers(
  { catalogues, queries, configured }: Remembered,
  origins: readonly string[],
): void {
  for (const catalogue of configured) {
    const isMeant = catalogue.signedSearch && catalogue.assetOrigins.some((one) => origins.includes(one));
    if (!isMeant) continue;
    catalogues.of(catalogue).forget();
    const queryKey = ["catalogue", catalogue.id];
    queries.removeQueries({ queryKey, type: "inactive" });
    // Aborts what is under way before asking again, without the session.
    void queries.resetQueries({ queryKey });
  }
}
