import type { BBox, LonLat, TileCoordinate } from "../geo/types.ts";
import type { Problem } from "../problem/problem.ts";
import type { Area } from "../raster/area/area-pixels.ts";
import type { AreaStatistics } from "../raster/engine/area-statistics.ts";
import type { ClearShares, ClearSharesTarget } from "../raster/engine/clear-shares.ts";
import type { Display } from "../raster/engine/display.ts";
import type { Distribution } from "../raster/engine/distribution.ts";
import type { FeatureValues } from "../raster/engine/feature-values.ts";
import type { Output, OutputTarget } from "../raster/engine/output.ts";
import type { PartTarget } from "../raster/engine/part-frame.ts";
import type { FeatureOptions, Part } from "../raster/engine/slice-reader.ts";
import type { Zone } from "../raster/engine/zonal-statistics.ts";
import type { Reduction } from "../timeline/types.ts";
import type { ClassesRecipe, Recipe } from "../recipe/types.ts";

/**
 * What the engine can be asked, by rio-tiler's verbs. A new verb is a line here and a function in
 * `perform-job.ts`.
 */
export interface Jobs {
  /** The answer is null where no scene has a valid pixel. */
  readonly tile: { question: TileQuestion; answer: ImageBitmap | null };
  /** The answer is null where no scene has data. */
  readonly point: { question: PointQuestion; answer: PointValue | null };
  readonly part: { question: PartQuestion; answer: PartValues };
  /** Where the pixels of a file to be written lie, and what it says of them; no pixel is read. */
  readonly output: { question: OutputQuestion; answer: Output };
  readonly feature: { question: FeatureQuestion; answer: AreaValues };
  readonly statistics: { question: FeatureQuestion; answer: AreaSummary };
  /** Statistics of several areas, in their order. */
  readonly zonal: { question: ZonalQuestion; answer: readonly Zone[] };
  /** Reports how many dates have been read. */
  readonly composite: { question: CompositeQuestion; answer: PartValues };
  /** A small picture of a box, north up in Web Mercator. The answer is null where no scene has a valid pixel. */
  readonly picture: { question: PictureQuestion; answer: ImageBitmap | null };
  /** What a first picture needs to know that no item tells. */
  readonly display: { question: DisplayQuestion; answer: Display };
  /** How much of an area an acquisition shows, and how much of it without clouds. */
  readonly clearShares: { question: ClearSharesQuestion; answer: ClearShares };
  /** The values in view or of an area, for histograms and stretches. */
  readonly distribution: { question: DistributionQuestion; answer: Distribution };
}

export type { ClearShare, ClearShares } from "../raster/engine/clear-shares.ts";
export type { Distribution, Output };

export type Verb = keyof Jobs;
export type Question<V extends Verb> = Jobs[V]["question"];
export type Answer<V extends Verb> = Jobs[V]["answer"];

/** Part of every question about one slice. */
interface SliceQuestion {
  readonly slice: string;
  readonly recipe: Recipe;
}

/** Ids of the slices that a question is about. */
export function slicesOf(question: Question<Verb>): readonly string[] {
  return "slices" in question ? question.slices : [question.slice];
}

export interface TileQuestion extends SliceQuestion {
  readonly tile: TileCoordinate;
  /** Edge of the bitmap in pixels: 256, or 512 on dense displays. */
  readonly size: number;
  /** Nearest unless told otherwise: what is on screen is then what is in the file. */
  readonly resampling?: "nearest" | "bilinear";
}

export interface PictureQuestion extends SliceQuestion {
  /** Degrees. */
  readonly bounds: BBox;
  /** Along the longer side. */
  readonly pixels: number;
}

export interface DisplayQuestion extends SliceQuestion {
  /** What can be seen, degrees. */
  readonly bounds: BBox;
  /** True where the pixels in view decide, whatever the file says of all of them. */
  readonly fit?: boolean;
  /** True where the recipe shows reflectances, and it is asked whether they can be. */
  readonly check?: boolean;
}

export interface DistributionQuestion extends SliceQuestion {
  /** What can be seen, degrees; or an area, longitude and latitude. */
  readonly of: { readonly bounds: BBox } | { readonly area: Area };
}

export interface ClearSharesQuestion extends SliceQuestion, ClearSharesTarget {
  /** The band of a mask, masked by it. */
  readonly recipe: ClassesRecipe;
}

export interface PointQuestion extends SliceQuestion {
  readonly point: LonLat;
}

export interface PartQuestion extends SliceQuestion {
  readonly target: PartTarget;
}

/** The pixels of a file that is to be written. */
export interface OutputQuestion extends SliceQuestion {
  readonly target: OutputTarget;
}

/** Several dates as one part. */
export interface CompositeQuestion {
  readonly slices: readonly string[];
  readonly recipe: Recipe;
  readonly target: PartTarget;
  readonly reduction: Reduction;
}

/** Equal questions that are under way share an answer: its arrays are to be read, not written. */
export type PartValues = Omit<Part, "problems">;

export interface FeatureQuestion extends SliceQuestion {
  /** Longitude and latitude. */
  readonly area: Area;
  readonly options?: FeatureOptions;
}

/** Zonal statistics: many areas of one date, which share the blocks that are read. */
export interface ZonalQuestion extends SliceQuestion {
  readonly areas: readonly Area[];
  readonly options?: FeatureOptions;
}

/** Ids of the scenes that were read, in mosaic order. */
interface ReadScenes {
  readonly scenes: readonly string[];
}

/** Equal questions that are under way share an answer: its arrays are to be read, not written. */
export type AreaValues = Omit<FeatureValues, "problems" | "warnings" | "scenes"> & ReadScenes;

export type AreaSummary = AreaStatistics & ReadScenes;

export interface PointValue {
  readonly scene: string;
  /** Acquisition of that scene, ISO 8601. */
  readonly datetime: string;
  /** The expression's value in physical units; null for RGB recipes. */
  readonly value: number | null;
  readonly unit?: string;
  /** True where the recipe's mask hides the pixel; the value is given all the same. */
  readonly masked: boolean;
  /** Of a composite: of how many valid dates it is made, where none of them alone decides. */
  readonly dates?: number;
  /** Every band the recipe reads. */
  readonly bands: readonly {
    readonly band: string;
    /** The number in the file. */
    readonly dn: number;
    readonly physical: number;
    /** Name of the class, where the band has classes. */
    readonly className?: string;
  }[];
}

/** An answer with the problems of scenes that could not be read while others could. */
export interface Performed<V extends Verb> {
  readonly answer: Answer<V>;
  readonly problems: readonly Problem[];
  /** Of a tile without a picture: there are pixels, and the mask hides all of them. */
  readonly masked?: true;
}
