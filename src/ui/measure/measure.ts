import type { SeriesState, MeasureTab, MeasureOptions, Place } from "../../measure/types.ts";
import type { ExpressionRecipe, ClassesRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { ReadingProgress } from "./together.ts";
import type { Reading } from "./use-reading.ts";
import { requiredContext } from "../required-context.ts";

/** What is measured, how far it has been read, and what of it is shown. */
export interface Measure extends Reading {
  /** Null while the panel is closed. */
  readonly tab: MeasureTab | null;
  readonly options: MeasureOptions;
  readonly places: readonly Place[];
  /** Of these, those with a curve in the chart: chosen and not hidden, in the order of the list. */
  readonly charted: readonly Place[];
  /** Those of the search, in order of time. */
  readonly slices: readonly Slice[];
  /** Those of earlier years, as far as they were asked for. */
  readonly earlier: readonly Slice[];
  /** How many years before the search are read for the years and the normal. */
  readonly yearsBefore: number;
  readonly setYearsBefore: (years: number) => void;
  /** Earlier years are being looked for. */
  readonly searchingYears: boolean;
  /** What the values are of; null where the layer has no single value per pixel. */
  readonly recipe: ExpressionRecipe | ClassesRecipe | null;
  readonly state: SeriesState;
  /** A quantity beside the layer's, with its numbers of the search's dates; null where there is none. */
  readonly second: { readonly recipe: ExpressionRecipe; readonly state: SeriesState } | null;
  /** How far both have been read. */
  readonly progress: ReadingProgress;
}

export const [MeasureContextProvider, useMeasure] = requiredContext<Measure>("useMeasure");
