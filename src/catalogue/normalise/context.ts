import type { CatalogueConfig } from "../../config/types.ts";
import type { JsonObject } from "./read.ts";

/** Where an item came from: what it does not say itself. */
export interface SceneContext {
  /** Id of the catalogue. */
  readonly catalogue: string;
  /** Id of the collection that was asked for. */
  readonly collection?: string;
  /** Address the item was read from; relative addresses start there when it has no `self` link. */
  readonly url?: string;
  /** Whether the catalogue's pixels are made up. */
  readonly synthetic?: boolean;
  /** `item_assets` of the collection. */
  readonly itemAssets?: JsonObject;
  /** Origins this deployment reads the catalogue's files from; left out, any. */
  readonly origins?: readonly string[];
  /** Present where the catalogue is not of the configuration; see `CatalogueConfig`. */
  readonly unlisted?: CatalogueConfig["unlisted"];
}
