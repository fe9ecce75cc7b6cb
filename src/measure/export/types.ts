import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MeasureOptions, Place, PlaceSeries } from "../types.ts";

/** What is written to a file, and where it comes from. */
export interface SeriesExport {
  readonly places: readonly Place[];
  /** By the place's id. */
  readonly series: ReadonlyMap<string, PlaceSeries>;
  /** Those that the rows are of. */
  readonly slices: readonly Slice[];
  readonly recipe: Recipe;
  /** Of the values, where it is known. */
  readonly unit?: string;
  /** What was read beside it, of the same places. */
  readonly second?: {
    readonly recipe: Recipe;
    readonly unit?: string;
    readonly series: ReadonlyMap<string, PlaceSeries>;
  };
  readonly options: MeasureOptions;
  /** Of this application. */
  readonly version: string;
  /** When it is written, ISO 8601 UTC. */
  readonly written: string;
  /** The credit that the data asks for, with the years of the data. */
  readonly attribution?: string;
}
