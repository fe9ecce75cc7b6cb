import type { CatalogueConfig } from "../config/types.ts";
import type { Catalogue, Catalogues } from "./catalogue.ts";
import { AddressCatalogue } from "./address-catalogue.ts";
import { systemEnvironment } from "../http/environment.ts";
import type { CatalogueEnvironment } from "./api/request.ts";

/** @param options what differs from a browser; `broker` gives tokens where the search is signed */
export function createCatalogues(options: Partial<CatalogueEnvironment> = {}): Catalogues {
  const environment = { ...systemEnvironment, ...options };
  const known = new Map<string, Catalogue>();
  return {
    of: (config: CatalogueConfig) => {
      const catalogue = known.get(config.id) ?? new AddressCatalogue(config, environment);
      known.set(config.id, catalogue);
      return catalogue;
    },
  };
}
