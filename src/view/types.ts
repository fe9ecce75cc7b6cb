import type { SearchQuery } from "../catalogue/types.ts";
import type { MeasureView } from "../measure/types.ts";
import type { PictureSource } from "../picture/types.ts";
import type { Recipe } from "../recipe/types.ts";

/** Dates that are found and left out: neither listed, played nor measured. */
export interface StepFilter {
  /** Names of steps (`sliceName`) that a person has taken out. */
  readonly excluded: readonly string[];
  /** Per cent of the searched outline that has to be seen clearly; null takes any. */
  readonly minimumClear: number | null;
}

/** Everything a shared link restores. */
export interface View {
  readonly camera: Camera;
  /** Id of a configured catalogue, or the address of an unlisted one. */
  readonly catalogue: string;
  /** Null until a collection has been chosen. */
  readonly query: SearchQuery | null;
  /** Which of the found dates are left out. */
  readonly stepFilter: StepFilter;
  /** One picture, or two to compare. They share camera, catalogue, query, basemap and footprints. */
  readonly panes: Panes;
  /** Id of a configured basemap; null is that of the catalogue, else the first of the configuration. */
  readonly basemap: string | null;
  readonly footprints: boolean;
  /** Places, and how their numbers through time are shown. */
  readonly measure: MeasureView;
}

export type Panes = readonly [Pane] | readonly [Pane, Pane];

/** The picture that is asked for; what is on screen is `MapEvents.shown`. */
export interface Pane {
  /** Slices are named as by `sliceName`: YYYY-MM-DD, or YYYY-MM-DDTHH:MMZ. Null is the latest slice. */
  readonly source: PictureSource<string> | null;
  /** Null is what the collection offers by default. */
  readonly recipe: Recipe | null;
  /** Opacity of the picture over the basemap, 0–1. */
  readonly opacity: number;
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
