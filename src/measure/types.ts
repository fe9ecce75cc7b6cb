import type { MultiPolygon, Point, Polygon } from "geojson";
import type { Problem } from "../problem/problem.ts";
import type { Summary } from "../raster/stats/summary.ts";

/** What a place may be: a point is the one pixel under it. Longitude and latitude, RFC 7946. */
export type PlaceGeometry = Point | Polygon | MultiPolygon;

/** A point or an area whose numbers are followed through time. Plain and cloneable. */
export interface Place {
  /** Unique among the places of a view, and no more than a name: links give their places new ones. */
  readonly id: string;
  readonly name: string;
  /** "#rrggbb" */
  readonly colour: string;
  readonly geometry: PlaceGeometry;
  /** Neither on the map nor in charts. */
  readonly hidden: boolean;
}

/** Which pixels of a grid an area's numbers come from. */
export type PixelRule =
  /** Those whose centres lie inside. */
  | "centres"
  /** Those that the area touches, weighted by the share it covers. */
  | "touched"
  /** The one under the interior point of an area between the centres of pixels. */
  | "interior-point"
  /** The one under a point. */
  | "point";

/** Where the numbers of a row come from. */
export interface Provenance {
  /** Ids of the scenes that were read, in mosaic order. */
  readonly scenes: readonly string[];
  /** Index of the level that was read: 0 is full resolution. */
  readonly level: number;
  /** Pixels of full resolution along one of the level's. */
  readonly decimation: number;
  readonly rule: PixelRule;
}

/** The numbers of one place on one date. */
export interface SeriesRow {
  /** Id of the slice. */
  readonly slice: string;
  /** YYYY-MM-DD, as the slice has it. */
  readonly day: string;
  /** ISO 8601 UTC. */
  readonly datetime: string;
  /** Pixels of the place inside the image of a scene. */
  readonly n: number;
  /** Of these, pixels with a value: not nodata, not masked, finite. */
  readonly valid: number;
  /** n ÷ all pixels of the place, 0 to 1. */
  readonly coverage: number;
  /** In the unit of the values; null without a valid pixel. */
  readonly summary: Summary | null;
  readonly provenance: Provenance;
  /** Why the date could not be read, or why scenes of it are missing (then there are numbers all the same). */
  readonly problem?: Problem;
}

/** One place through all slices under one recipe, in order of time; dates not yet read are missing. */
export interface PlaceSeries {
  /** Id of the place. */
  readonly place: string;
  readonly rows: readonly SeriesRow[];
}

export type SeriesStatus = "idle" | "running" | "paused" | "done" | "cancelled";

/** Where the reading of all series stands. Immutable: a new object per change. */
export interface SeriesState {
  readonly status: SeriesStatus;
  /** Pairs of a place and a date. */
  readonly done: number;
  readonly total: number;
  /** Those of `done` that could not be read. */
  readonly failed: number;
  /** By the place's id; a place whose rows have not changed keeps its object. */
  readonly series: ReadonlyMap<string, PlaceSeries>;
  /** What is left to read, or was before it began. */
  readonly cost: SeriesCost | null;
}

/** What reading takes from the network. */
export interface SeriesCost {
  readonly requests: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Dates that are read. */
  readonly dates: number;
  /** Measured on these files' host in this page, or assumed before anything of it has been read. */
  readonly basis: "measured" | "assumed";
}

export type SmoothingOptions =
  | { readonly kind: "none" }
  | {
      readonly kind: "whittaker";
      /** How stiff: 1 follows every dot, 10⁶ is nearly straight. */
      readonly lambda: number;
    }
  | {
      readonly kind: "savitzky-golay";
      /** Days, odd. */
      readonly window: number;
      /** Of the polynomial, less than `window`. */
      readonly degree: number;
    };

/** One value per day without gaps. */
export interface DailyCurve {
  /** YYYY-MM-DD of the first value. */
  readonly firstDay: string;
  readonly values: Float64Array;
}

/** Where a season begins and ends, as shares of its amplitude. */
export interface SeasonShares {
  readonly start: number;
  readonly end: number;
}

/** Dates of a season, as days from the first day of its curve; fractions where a level is crossed between days. */
export interface SeasonDates {
  readonly peak: number;
  readonly peakValue: number;
  /** The least values of the curve before and after the peak. */
  readonly baseBefore: number;
  readonly baseAfter: number;
  /** Null where the peak is the first day, or the curve never crosses the level. */
  readonly start: number | null;
  readonly end: number | null;
  /** The shares that define them. */
  readonly shares: SeasonShares;
}

/** "MM-DD" */
export type MonthDay = string;

export interface YearsOptions {
  /** The first day of each line, e.g. "10-01"; a season that starts then bears the year it starts in. */
  readonly seasonStart: MonthDay;
}

/** What is usual on each day of a season, from other years. */
export interface Normal {
  /** Of the years it is made of, ascending. */
  readonly years: readonly number[];
  /** From five years the 10th and 90th percentiles, else the least and the greatest. */
  readonly band: "p10-p90" | "min-max";
  /** By day of the season, 0 to 365; NaN where no year has a value. */
  readonly median: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many years have a value on that day. */
  readonly counts: Uint8Array;
}

export type MeasureTab = "season" | "years" | "table" | "spectrum";

/** What is drawn on an axis of its own beside the layer's values, with the layer's mask. */
export interface SecondQuantity {
  readonly title: string;
  /** As in an expression recipe. */
  readonly expression: string;
}

/** How pixels become numbers, and numbers curves. */
export interface MeasureOptions {
  readonly statistic: "mean" | "median";
  /** Takes every pixel an area touches, weighted by the covered share. */
  readonly touched: boolean;
  /** Pixels around a masked one that are masked, too. */
  readonly maskDilation: number;
  /** Dates with a smaller share of valid pixels (valid ÷ n) are drawn hollow and left out of curves. */
  readonly minimumValidShare: number;
  readonly smoothing: SmoothingOptions;
  readonly seasonShares: SeasonShares;
  readonly years: YearsOptions;
  /** Null where the layer's values are alone. */
  readonly second: SecondQuantity | null;
}

/** What a link restores of measuring. */
export interface MeasureView {
  readonly places: readonly Place[];
  /** Ids of the places whose series are shown, in the order they were chosen. */
  readonly chosen: readonly string[];
  /** Null where the panel is closed. */
  readonly tab: MeasureTab | null;
  readonly options: MeasureOptions;
}
