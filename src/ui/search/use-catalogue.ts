import { useMemo } from "react";
import { unlistedCatalogue } from "../../config/unlisted.ts";
import type { CatalogueConfig, Config } from "../../config/types.ts";
import { useLocal } from "../drop/use-local.ts";
import { useServices } from "../services.ts";
import { useUnlisted } from "../unlisted/use-unlisted.ts";
import { useView } from "../hooks/use-view.ts";

/** The catalogues to choose from: the configured ones, those the person has agreed to, and what was dropped. */
export function useCatalogues(): readonly CatalogueConfig[] {
  const { config } = useServices();
  const agreed = useUnlisted((state) => state.agreed);
  const local = useLocal((state) => state.catalogues);
  return useMemo(() => [...catalogues(config, agreed), ...local], [config, agreed, local]);
}

/** The catalogue of the view; undefined until the person has agreed to it. */
export function useCatalogue(): CatalogueConfig | undefined {
  const id = useView((view) => view.catalogue);
  return useCatalogues().find((catalogue) => catalogue.id === id);
}

function catalogues(config: Config, agreed: readonly string[]): readonly CatalogueConfig[] {
  return [...config.catalogues, ...agreed.map((address) => unlistedCatalogue(address, config))];
}
