import type { TileCoordinate } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Rgba } from "../colour/paint.ts";
import type { Resampling } from "../warp/frame.ts";

/** What is to be drawn. */
export interface TileTarget {
  readonly tile: TileCoordinate;
  /** Edge in pixels. */
  readonly size: number;
  /**
   * Nearest unless told otherwise: analysts look at pixels, and what is on screen is then what is in the
   * file at every zoom. Bilinear is for pictures.
   */
  readonly resampling?: Resampling;
}

/** A tile or a part before it becomes a bitmap. */
export interface TilePicture {
  /** Null where no scene has a valid pixel. */
  readonly picture: Rgba | null;
  /** Whether the mask hides a pixel that has a value. */
  readonly masked: boolean;
  readonly problems: readonly Problem[];
}
