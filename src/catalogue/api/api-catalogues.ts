import type { CatalogueConfig } from "../../config/types.ts";
import type { Catalogue, Catalogues } from "../catalogue.ts";
import { ApiCatalogue } from "./api-catalogue.ts";
import { systemEnvironment } from "../../http/environment.ts";
import type { CatalogueEnvironment } from "./request.ts";

/** @param options what differs from a browser; `broker` gives tokens where the search is signed */
export function createCatalogues(options: Partial<CatalogueEnvironment> = {}): Catalogues {
  const environment = { ...systemEnvironment, ...options };
  const known = new Map<string, Catalogue>();
  return {
    of: (config: CatalogueConfig) => {
      const catalogue = known.get(config.id) ?? new ApiCatalogue(config, environment);
      known.set(config.id, catalogue);
      return catalogue;
    },
  };
}
