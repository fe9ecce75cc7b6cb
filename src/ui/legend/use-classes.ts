import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type LegendClass, legendOf } from "../../raster/colour/class-palette.ts";
import { findBand } from "../../recipe/expression/resolve-band.ts";
import type { ClassesRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { useServices } from "../services.ts";

/** The classes of a layer: those of the item, or a well-known legend; else those in view, as the file colours them; none without one. */
export function useClasses(recipe: ClassesRecipe | null, slice: Slice): readonly LegendClass[] {
  const { engine, map } = useServices();
  const camera = useMapEvent("camera", null);
  const [scene] = slice.scenes;
  const described = recipe && scene && findBand(recipe.band, scene)?.band.classes;
  const known = recipe ? legendOf({ name: recipe.band, ...(described ? { classes: described } : {}) }) : [];
  const { data } = useQuery({
    queryKey: ["classes", slice.id, recipe, camera],
    enabled: recipe !== null && known.length === 0,
    queryFn: async ({ signal }) => {
      if (!recipe) return [];
      const question = { slice: slice.id, recipe, bounds: map.bounds() };
      const result = await engine.run("display", question, { signal, priority: "visible" });
      return result?.answer.classes ?? [];
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  return known.length > 0 || !recipe ? known : (data ?? []);
}
