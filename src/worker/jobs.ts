import type { BBox, LonLat, TileCoordinate } from "../geo/types.ts";
import type { Problem } from "../problem/problem.ts";
import type { Display } from "../raster/tile/display.ts";
import type { Recipe } from "../recipe/types.ts";

/**
 * What the engine can be asked, by rio-tiler's verbs. A new verb is a line here and a function in
 * `perform-job.ts`.
 */
export interface Jobs {
  /** The answer is null where no scene has a valid pixel. */
  readonly tile: { question: TileQuestion; answer: ImageBitmap | null };
  /** The answer is null where no scene has data. */
  readonly point: { question: PointQuestion; answer: PointValue | null };
  /** What a first picture needs to know that no item tells. */
  readonly display: { question: DisplayQuestion; answer: Display };
}

export type Verb = keyof Jobs;
export type Question<V extends Verb> = Jobs[V]["question"];
export type Answer<V extends Verb> = Jobs[V]["answer"];

/** Part of every question. */
interface SliceQuestion {
  readonly slice: string;
  readonly recipe: Recipe;
}

export interface TileQuestion extends SliceQuestion {
  readonly tile: TileCoordinate;
  /** Edge of the bitmap in pixels: 256, or 512 on dense displays. */
  readonly size: number;
  /** Nearest unless told otherwise: what is on screen is then what is in the file. */
  readonly resampling?: "nearest" | "bilinear";
}

export interface DisplayQuestion extends SliceQuestion {
  /** What can be seen, degrees. */
  readonly bounds: BBox;
  /** True where the pixels in view decide, whatever the file says of all of them. */
  readonly fit?: boolean;
}

export interface PointQuestion extends SliceQuestion {
  readonly point: LonLat;
}

export interface PointValue {
  readonly scene: string;
  /** Acquisition of that scene, ISO 8601. */
  readonly datetime: string;
  /** The expression's value in physical units; null for RGB recipes. */
  readonly value: number | null;
  readonly unit?: string;
  /** True where the recipe's mask hides the pixel; the value is given all the same. */
  readonly masked: boolean;
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
}
