import type { CatalogueConfig } from "../../config/types.ts";
import type { Catalogue, Catalogues } from "../catalogue.ts";
import { ApiCatalogue } from "./api-catalogue.ts";
import { BROWSER, type Surroundings } from "./request.ts";

/** @param options what differs from a browser; `broker` gives tokens where the search is signed */
export function createCatalogues(options: Partial<Surroundings> = {}): Catalogues {
  const surroundings = { ...BROWSER, ...options };
  const known = new Map<string, Catalogue>();
  return {
    of: (config: CatalogueConfig) => {
      const catalogue = known.get(config.id) ?? new ApiCatalogue(config, surroundings);
      known.set(config.id, catalogue);
      return catalogue;
    },
  };
}
