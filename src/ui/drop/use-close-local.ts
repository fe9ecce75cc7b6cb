import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CatalogueConfig } from "../../config/types.ts";
import { withoutPictures } from "../../view/panes.ts";
import { useServices } from "../services.ts";

/** Closes a catalogue of this computer; the first of the configuration takes its place where it is shown. */
export function useCloseLocal(): (catalogue: CatalogueConfig) => void {
  const { catalogues, config, local, view } = useServices();
  const queries = useQueryClient();
  return useCallback(
    (catalogue) => {
      const shown = view.getState();
      const [first] = config.catalogues;
      if (shown.catalogue === catalogue.id) {
        view.setState({ catalogue: first?.id ?? "", query: null, panes: withoutPictures(shown) });
      }
      catalogues.of(catalogue).forget();
      queries.removeQueries({ queryKey: ["catalogue", catalogue.id] });
      local.close(catalogue);
    },
    [catalogues, config, local, view, queries],
  );
}
