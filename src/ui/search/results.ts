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
  /** In order of time. */
  readonly slices: readonly Slice[];
}

export const [ResultsContextProvider, useResults] = requiredContext<Results>("useResults");
