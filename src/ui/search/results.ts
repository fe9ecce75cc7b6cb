import type { CollectionSummary, Scene } from "../../catalogue/types.ts";
import type { ProductConfig } from "../../config/product-types.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { requiredContext } from "../required-context.ts";
import type { Collections } from "./use-collections.ts";
import type { SearchState } from "./use-search.ts";

/** What the search of the view has found. Changes as pages arrive. */
export interface Results {
  readonly catalogue: CatalogueConfig;
  readonly collections: Collections;
  /** The collection of the query, once it has arrived. */
  readonly collection: CollectionSummary | undefined;
  readonly search: SearchState;
  /** What is configured of the product that the scenes are of. */
  readonly product: ProductConfig | undefined;
  /** With what is known of their products where the items are silent. */
  readonly scenes: readonly Scene[];
  /** All dates that were found, in order of time. */
  readonly every: readonly Slice[];
  /** Of these, the ones that are clear enough for the view; with those that it excludes. */
  readonly clearEnough: readonly Slice[];
  /** Of these, the ones that the view does not exclude: what is listed, played and measured. */
  readonly slices: readonly Slice[];
}

export const [ResultsContextProvider, useResults] = requiredContext<Results>("useResults");
