import type { SearchQuery } from "../catalogue/types.ts";
import type { Recipe } from "../recipe/types.ts";

/** Everything a shared link restores. */
export interface View {
  readonly camera: Camera;
  /** Id of a configured catalogue, or the address of a foreign one. */
  readonly catalogue: string;
  /** Null until a collection has been chosen. */
  readonly query: SearchQuery | null;
  /** Id of the slice on screen; null shows the latest. */
  readonly slice: string | null;
  /** Null is what the collection offers by default. */
  readonly recipe: Recipe | null;
  readonly basemap: string | null;
  /** Opacity of the slice over the basemap, 0–1. */
  readonly opacity: number;
  readonly footprints: boolean;
}

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  /** Degrees from looking straight down. */
  readonly pitch: number;
}
