import type { PlaceGeometry } from "../types.ts";

/** What was read of a file or a text, before it becomes places. */
export interface ReadPlaces {
  readonly features: readonly ReadFeature[];
  /** Names of the columns, in the order they were met. */
  readonly columns: readonly string[];
  /** The column that most likely names the features. */
  readonly nameColumn?: string;
  /** Sentences about what was left out or may be wrong. */
  readonly warnings: readonly string[];
}

export interface ReadFeature {
  readonly geometry: PlaceGeometry;
  /** By column. */
  readonly properties: Readonly<Record<string, string>>;
}
