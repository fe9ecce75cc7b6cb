import { useMemo } from "react";
import { foreignCatalogue } from "../../config/foreign.ts";
import type { CatalogueConfig, Config } from "../../config/types.ts";
import { useServices } from "../services.ts";
import { useForeign } from "../foreign/use-foreign.ts";
import { useView } from "../hooks/use-view.ts";

/** The catalogues to choose from: the configured ones, and those the person has agreed to. */
export function useCatalogues(): readonly CatalogueConfig[] {
  const { config } = useServices();
  const agreed = useForeign((state) => state.agreed);
  return useMemo(() => catalogues(config, agreed), [config, agreed]);
}

/** The catalogue of the view; undefined until the person has agreed to it. */
export function useCatalogue(): CatalogueConfig | undefined {
  const id = useView((view) => view.catalogue);
  return useCatalogues().find((catalogue) => catalogue.id === id);
}

function catalogues(config: Config, agreed: readonly string[]): readonly CatalogueConfig[] {
  return [...config.catalogues, ...agreed.map((address) => foreignCatalogue(address, config))];
}
