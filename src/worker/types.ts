import type { LonLat, TileCoordinate } from "../geo/types.ts";
import type { Problem } from "../problem/problem.ts";
import type { Recipe } from "../recipe/types.ts";
import type { Slice } from "../timeline/types.ts";

/** The raster rooms behind a pool of workers, as the rest of the application sees them. */
export interface RasterEngine {
  /** Replaces the slices that may be asked for. Caches of slices that stay are kept. */
  setSlices(slices: readonly Slice[]): void;
  /** One map tile. Rejects with AbortError or ProblemError (only when no scene of the tile could be drawn). */
  tile(request: TileRequest, signal: AbortSignal): Promise<TileImage>;
  /** The exact value (nearest pixel at full resolution) under a point, per band. */
  value(request: ValueRequest, signal: AbortSignal): Promise<PointValue | null>;
  /** Drops everything read from these origins and aborts what is being read from them. */
  clear(origins: readonly string[]): void;
  /** Counters since the engine was made. */
  statistics(): EngineStatistics;
  dispose(): void;
}

export interface TileRequest {
  readonly slice: string;
  readonly recipe: Recipe;
  readonly tile: TileCoordinate;
  /** Edge of the bitmap in pixels: 256, or 512 on dense displays. */
  readonly size: number;
  readonly priority: TilePriority;
  /** Nearest unless told otherwise: what is on screen is then what is in the file. */
  readonly resampling?: "nearest" | "bilinear";
}

/** Slices on screen go before those prefetched. */
export type TilePriority = "visible" | "prefetch";

export interface TileImage {
  /** Null where no scene has a valid pixel. Not premultiplied. Others may hold it, too: never close it. */
  readonly bitmap: ImageBitmap | null;
  /** Range requests and bytes this tile was the first to need. */
  readonly requests: number;
  readonly bytes: number;
  /** Scenes that could not be drawn while others could. */
  readonly problems: readonly Problem[];
}

export interface ValueRequest {
  readonly slice: string;
  readonly recipe: Recipe;
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

export interface EngineStatistics {
  readonly requests: number;
  readonly bytes: number;
  readonly decodedBlocks: number;
  readonly cachedBytes: number;
}
