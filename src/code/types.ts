import type { FeatureCollection } from "geojson";
import type { SearchQuery } from "../catalogue/types.ts";
import type { Expression } from "../recipe/expression/expression.ts";
import type { Mask, Recipe } from "../recipe/types.ts";

/** What is on the map, taken apart so that every language can write it down. No tokens, no signed addresses. */
export interface Layer {
  readonly title: string;
  readonly recipe: Recipe;
  /** Day or minute of the date on the map. */
  readonly date: string;
  readonly catalogue: LayerCatalogue;
  readonly query: SearchQuery;
  /** One expression, or red, green and blue. */
  readonly planes: readonly Expression[];
  /** What the expressions read, each reference once. */
  readonly bands: readonly LayerBand[];
  readonly mask: LayerMask | null;
  /** Of the date on the map and in its order of the mosaic: the first valid pixel wins. */
  readonly scenes: readonly LayerScene[];
  /** Pixels of the date on the map. */
  readonly grid: Grid;
  /** Pixels of all dates found: the same, as far as any of them has scenes. */
  readonly gridOfAll: Grid;
  /** Areas whose numbers are followed, without names: they leave the browser with the code. */
  readonly areas: FeatureCollection;
  /** What differs in every language, in sentences. */
  readonly notes: readonly string[];
}

export interface LayerCatalogue {
  readonly title: string;
  readonly url: string;
  /** How files are got that not everyone may read; absent where they are open. */
  readonly access?: { readonly kind: "header" | "signature"; readonly provider: string };
}

/** A band as the first scene has it. */
export interface LayerBand extends BandFile {
  /** As the expression calls it. */
  readonly reference: string;
  readonly name?: string;
  readonly commonName?: string;
}

/** One band of one file. */
export interface BandFile {
  readonly href: string;
  /** Key of the asset in its item. */
  readonly asset: string;
  /** From 1, as GDAL counts. */
  readonly index: number;
  /** physical = stored × scale + offset; null where the item says nothing and the file's own tags count. */
  readonly calibration: { readonly scale: number; readonly offset: number } | null;
  /** Counts where the file's own tags name none. */
  readonly nodata: number | null;
}

export interface LayerMask {
  readonly mask: Mask;
  readonly band: LayerBand;
}

export interface LayerScene {
  readonly id: string;
  /** Address of the item. */
  readonly href?: string;
  /** In the order of `Layer.bands`. */
  readonly files: readonly BandFile[];
  readonly mask?: BandFile;
}

/** The pixels of the result: those of the first scene's finest band, so that nothing of it is resampled. */
export interface Grid {
  /** A code such as EPSG:32631, WKT2 or PROJJSON, as the item has it. */
  readonly crs: string;
  readonly bounds: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** Edges of one pixel in units of the CRS. */
  readonly resolution: readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
  /** The same area in degrees. */
  readonly area: readonly [west: number, south: number, east: number, north: number];
}

/** A recipe in one language. */
export interface Code {
  readonly text: string;
  /** Of a file that it is saved as. */
  readonly extension: string;
  /** Where its numbers may differ from those on the map, in sentences. */
  readonly notes: readonly string[];
}

/** What a person chooses beside the language. */
export interface CodeOptions {
  /** What a back end of openEO is to make of all dates; other languages make maps. */
  readonly output: "median" | "max" | "picture" | "dates" | "month" | "dekad" | "areas";
}
