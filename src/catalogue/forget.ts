import type { QueryClient } from "@tanstack/react-query";
import type { CatalogueConfig } from "../config/types.ts";
import type { Catalogues } from "./catalogue.ts";

export interface Remembered {
  readonly catalogues: Catalogues;
  readonly queries: QueryClient;
  readonly configured: readonly CatalogueConfig[];
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
