import { createCatalogues } from "../../src/catalogue/create-catalogues.ts";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import type { RecordedPair } from "./recorded-pairs.ts";
import { ReplayServer } from "./replay-server.ts";

/** The application's client of a service that answers as it was recorded, by this landing page. */
export function replayedCatalogue(
  landing: RecordedPair,
  pairs: readonly RecordedPair[],
): { readonly catalogue: Catalogue; readonly server: ReplayServer } {
  const server = new ReplayServer([landing, ...pairs]);
  const { url } = landing.request;
  const catalogue = createCatalogues({ fetch: server.fetch, online: () => true }).of({
    id: url,
    title: new URL(url).host,
    url,
    signedSearch: false,
    synthetic: false,
    assetOrigins: [],
  });
  return { catalogue, server };
}
