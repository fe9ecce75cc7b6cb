import type { FeatureCollection } from "geojson";
import type { Condition } from "../catalogue/filter/types.ts";
import type { SearchTime } from "../catalogue/types.ts";
import type { BBox } from "../geo/types.ts";
import type { Expression } from "../recipe/expression/expression.ts";
import type { Mask } from "../recipe/types.ts";

/** What an argument may be, as JSON has it. */
export type Argument =
  | null
  | boolean
  | number
  | string
  | readonly Argument[]
  | { readonly [name: string]: Argument };

export interface ProcessNode {
  readonly process_id: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly result?: true;
}

/** Nodes by their names; one of them is the result. */
export type ProcessGraph = Readonly<Record<string, ProcessNode>>;

/** What a back end is to calculate. */
export interface GraphRequest {
  readonly source: GraphSource;
  /** Degrees, west not after east. */
  readonly area: BBox;
  /** Days, both included. */
  readonly time: SearchTime;
  readonly conditions: readonly Condition[];
  readonly bands: readonly GraphBand[];
  /** One expression, or red, green and blue. */
  readonly planes: readonly Expression[];
  readonly mask: { readonly mask: Mask; readonly label: string } | null;
  readonly output: GraphOutput;
}

export type GraphSource =
  /** Any public STAC collection: numbers come as they are stored. */
  | { readonly kind: "load_stac"; readonly url: string }
  /** A back end's own archive: numbers come as the back end calibrates them. */
  | { readonly kind: "load_collection"; readonly id: string };

export interface GraphBand {
  /** As the expressions call it. */
  readonly reference: string;
  /** As the cube's dimension of bands has it. */
  readonly label: string;
  /** physical = stored × scale + offset; null where the numbers are taken as they come. */
  readonly calibration: { readonly scale: number; readonly offset: number } | null;
}

export type Reducer = "first" | "min" | "max" | "mean" | "median" | "count";

export type GraphOutput =
  /** One map of all dates. */
  | { readonly kind: "composite"; readonly reducer: Reducer }
  /** One picture of all dates, its colours stretched between two values. */
  | {
      readonly kind: "picture";
      readonly reducer: Reducer;
      readonly rescale: readonly [low: number, high: number];
    }
  /** A map per date. */
  | { readonly kind: "dates" }
  /** A map per period. */
  | { readonly kind: "periods"; readonly period: "month" | "dekad"; readonly reducer: Reducer }
  /** A number per area and date. */
  | {
      readonly kind: "areas";
      readonly areas: FeatureCollection;
      readonly reducer: "mean" | "median" | "min" | "max";
    };

export interface WrittenGraph {
  readonly graph: ProcessGraph;
  /** What it does not say, and where a back end may differ, in sentences. */
  readonly notes: readonly string[];
}
