import type { CatalogueConfig, ProviderConfig } from "../../config/types.ts";
import { useServices } from "../services.ts";
import { useView } from "./use-view.ts";

/** The configured catalogue of the view; undefined only when the configuration lists none. */
export function useCatalogue(): CatalogueConfig | undefined {
  const { config } = useServices();
  const id = useView((view) => view.catalogue);
  return config.catalogues.find((catalogue) => catalogue.id === id);
}

/** The provider whose token the catalogue of the view asks for. */
export function useProvider(): ProviderConfig | undefined {
  const { config } = useServices();
  const catalogue = useCatalogue();
  return config.providers.find((provider) => provider.id === catalogue?.provider);
}
