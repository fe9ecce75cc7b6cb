import type { StoreApi } from "zustand/vanilla";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MeasureOptions, Place, SeriesCost, SeriesState } from "../types.ts";

/** What is to be read: every place on every date. */
export interface SeriesQuestion {
  readonly places: readonly Place[];
  /** Set in the engine, in order of time. */
  readonly slices: readonly Slice[];
  /** One value per pixel: composites of three colours have no statistics. */
  readonly recipe: Recipe;
  readonly options: Pick<MeasureOptions, "touched" | "maskDilation">;
  /** Pixels of one place over all dates, 4 million unless given; beyond it an overview is read. */
  readonly pixelBudget?: number;
}

/** Reads the numbers of places through time. One question at a time; a new one replaces the one before. */
export interface SeriesEngine {
  /** Changes at most some ten times per second. */
  readonly state: StoreApi<SeriesState>;
  /** What a question would take from the network now, with what is known already left out. */
  cost(question: SeriesQuestion): SeriesCost;
  /**
   * Ids of places whose rectangle has more pixels than their share for a date, so that an overview is going to be
   * read; those whose items do not tell the size of their pixels are not among them. Every row tells its level.
   */
  overviewPlaces(question: SeriesQuestion): readonly string[];
  /**
   * Reads what is missing, the dates in the order given. What is known already is there at once. The question that is
   * being read already goes on.
   */
  start(question: SeriesQuestion): void;
  /** Asks for no more dates; those under way arrive. */
  pause(): void;
  resume(): void;
  /** Stops the requests. What has been read stays. */
  cancel(): void;
  /** Reads dates again that could not be read; all of them, or those given. */
  retry(slices?: readonly string[]): void;
  /** Drops what was read from these origins, and stops what is being read from them. */
  clear(origins: readonly string[]): void;
  /** Stops the requests and forgets the question: the state is that of the beginning. What was read stays known. */
  reset(): void;
}
