import { createContext, useContext } from "react";
import type { CollectionSummary, Scene } from "../catalogue/types.ts";
import type { CatalogueConfig } from "../config/types.ts";
import type { Collections } from "./search/use-collections.ts";
import type { SliceReadiness } from "../map/types.ts";
import type { NamedMask } from "../recipe/masks.ts";
import type { NamedRecipe, Recipe } from "../recipe/types.ts";
import type { Slice } from "../timeline/types.ts";
import type { SearchState } from "./search/use-search.ts";

/** What the search found and how it is drawn: worked out once, read by all panels. */
export interface Season {
  readonly catalogue: CatalogueConfig;
  readonly collections: Collections;
  /** The collection of the query, once it has arrived. */
  readonly collection: CollectionSummary | undefined;
  readonly search: SearchState;
  readonly scenes: readonly Scene[];
  /** In order of time. */
  readonly slices: readonly Slice[];
  /** The slice that is asked for. */
  readonly slice: Slice | null;
  /** Its place in `slices`; −1 when there is none. */
  readonly index: number;
  /** The slice on the map: it stays until the one asked for is complete. */
  readonly shown: Slice | null;
  readonly readiness: ReadonlyMap<string, SliceReadiness>;
  readonly recipes: readonly NamedRecipe[];
  /** Cloud masks that these scenes can be drawn with, the best first. */
  readonly masks: readonly NamedMask[];
  readonly recipe: Recipe | null;
}

const SeasonContext = createContext<Season | null>(null);

export const SeasonContextProvider = SeasonContext.Provider;

export function useSeason(): Season {
  const season = useContext(SeasonContext);
  if (!season) throw new Error("useSeason is called outside of SeasonProvider.");
  return season;
}
