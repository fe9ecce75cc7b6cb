import { useQuery } from "@tanstack/react-query";
import { boxOfArea } from "../../catalogue/area.ts";
import { layerOf } from "../../code/layer.ts";
import type { Layer, LayerCatalogue } from "../../code/types.ts";
import type { CatalogueConfig, ProviderConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { useView } from "../hooks/use-view.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";

export type CodeArea = keyof typeof messages.recipeCode.areas;

/** What is on the map, taken apart; null until that is done. */
export function useLayer(area: CodeArea): { readonly layer: Layer | null; readonly error: unknown } {
  const { config, map } = useServices();
  const { catalogue, scenes } = useResults();
  const { slice } = useTimeline();
  const { recipe } = useDisplay();
  const query = useView((view) => view.query);
  const places = useView((view) => view.measure.places);
  const { data = null, error } = useQuery({
    queryKey: ["recipe-code", catalogue.url, slice?.id, recipe, query, area, scenes.length, places],
    queryFn: () => {
      if (!slice || !recipe || !query)
        throw new ProblemError({ kind: "missing", message: messages.recipeCode.nothing });
      const box = area === "view" ? map.bounds() : boxOfArea(query.area);
      const source = catalogueOf(catalogue, config.providers);
      const areas = places.flatMap(({ geometry }) => (geometry.type === "Point" ? [] : [geometry]));
      return layerOf({ catalogue: source, query, slice, found: scenes, recipe, area: box, areas });
    },
    structuralSharing: false,
    // A view that has moved since is asked for again.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    networkMode: "always",
    retry: false,
  });
  return { layer: data, error };
}

function catalogueOf(
  { title, url, provider, unlisted }: CatalogueConfig,
  providers: readonly ProviderConfig[],
): LayerCatalogue {
  const used = unlisted ? undefined : providers.find(({ id }) => id === provider);
  if (!used) return { title, url };
  return {
    title,
    url,
    access: { kind: used.kind === "signature" ? "signature" : "header", provider: used.title },
  };
}
