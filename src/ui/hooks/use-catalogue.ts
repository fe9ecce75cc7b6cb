import type { CatalogueConfig } from "../../config/types.ts";
import { useServices } from "../services.ts";
import { useView } from "./use-view.ts";

/** The configured catalogue of the view; undefined only when the configuration lists none. */
export function useCatalogue(): CatalogueConfig | undefined {
  const { config } = useServices();
  const id = useView((view) => view.catalogue);
  return config.catalogues.find((catalogue) => catalogue.id === id);
}
