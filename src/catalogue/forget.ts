import type { QueryClient } from "@tanstack/react-query";
import type { CatalogueConfig } from "../config/types.ts";
import type { CatalogueClient } from "./api/client.ts";

export interface Remembered {
  readonly client: CatalogueClient;
  readonly queries: QueryClient;
  readonly catalogues: readonly CatalogueConfig[];
}

/**
 * Drops what catalogues have answered to somebody who was signed in, and stops the requests under way
 * for it; what is on the screen is asked for anew. Catalogues that are searched without a token have
 * told nobody's secrets and stay.
 * @param origins that the session was good for
 */
export function forgetSignedAnswers(
  { client, queries, catalogues }: Remembered,
  origins: readonly string[],
): void {
  for (const catalogue of catalogues) {
    const isMeant = catalogue.signedSearch && catalogue.assetOrigins.some((one) => origins.includes(one));
    if (!isMeant) continue;
    client.forget(catalogue);
    const queryKey = ["catalogue", catalogue.id];
    queries.removeQueries({ queryKey, type: "inactive" });
    // Aborts what is under way before asking again, without the session.
    void queries.resetQueries({ queryKey });
  }
}
