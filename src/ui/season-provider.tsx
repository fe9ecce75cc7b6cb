import { type ReactNode, useMemo } from "react";
import { recipesFor } from "../recipe/recipes.ts";
import { suggestedMasks } from "../recipe/masks.ts";
import { slicesOf } from "../timeline/slices.ts";
import { chosenSlice } from "../timeline/steps.ts";
import type { CatalogueConfig } from "../config/types.ts";
import { useCollection, useCollections } from "./search/use-collections.ts";
import { useMapEvent } from "./hooks/use-map-event.ts";
import { useSearch } from "./search/use-search.ts";
import { useView } from "./hooks/use-view.ts";
import { standardRecipe } from "../recipe/standard-recipe.ts";
import { type Season, SeasonContextProvider } from "./season.ts";

const NO_READINESS: Season["readiness"] = new Map();

interface SeasonProviderProps {
  readonly catalogue: CatalogueConfig;
  readonly children: ReactNode;
}

/** From the query of the view to slices and a recipe, for everything below it. */
export function SeasonProvider({ catalogue, children }: SeasonProviderProps) {
  const query = useView((view) => view.query);
  const sliceId = useView((view) => view.slice);
  const chosenRecipe = useView((view) => view.recipe);
  const collections = useCollections(catalogue);
  const first = query?.collections[0];
  const described = useCollection(catalogue, first);
  const listed = collections.list.find(({ id }) => id === first);
  const collection = described ?? listed;
  const { scenes, search } = useSearch(catalogue, query);
  const readiness = useMapEvent("readiness", NO_READINESS);

  const slices = useMemo(() => slicesOf(scenes), [scenes]);
  const recipes = useMemo(() => recipesFor(scenes, collection), [scenes, collection]);
  const masks = useMemo(() => suggestedMasks(scenes), [scenes]);
  const slice = useMemo(() => {
    // A link may name a date that a later page brings: until then nothing else is shown in its place.
    const exact = slices.find(({ id }) => id === sliceId);
    const early = search.status === "searching" && sliceId !== null;
    return exact ?? (early ? null : (chosenSlice(slices, sliceId) ?? null));
  }, [slices, sliceId, search.status]);

  const shownId = useMapEvent("shown", null)?.slice;
  const shown = useMemo(() => slices.find(({ id }) => id === shownId) ?? null, [slices, shownId]);
  const standard = useMemo(() => standardRecipe(recipes, masks), [recipes, masks]);

  const season: Season = {
    catalogue,
    collections,
    collection,
    search,
    scenes,
    slices,
    slice,
    index: slice ? slices.indexOf(slice) : -1,
    shown,
    readiness,
    recipes,
    masks,
    recipe: chosenRecipe ?? standard,
  };
  return <SeasonContextProvider value={season}>{children}</SeasonContextProvider>;
}
