import type { BBox, TileCoordinate } from "../../geo/types.ts";
import type { PictureName } from "./spare-layers.ts";

/** The few things slice layers need of the map; the one place where they meet MapLibre implements it. */
export interface Stage {
  /**
   * A raster layer that loads its tiles and draws nothing yet. What is wanted at once takes the spare layer,
   * where one stands by.
   */
  add(id: string, picture: PictureName, bounds: BBox, urgency: "at once" | "in time"): void;
  /** Has a spare layer stand by for the next one that is wanted at once. */
  reserve(): void;
  remove(id: string): void;
  /** Takes effect with the next frame, together with all other changes made before it. */
  setOpacity(id: string, opacity: number): void;
  /** An inactive layer loads nothing and gives up what it was loading. */
  setActive(id: string, active: boolean): void;
  /** True when every tile in view has an answer. Only meaningful within a frame and for active layers. */
  isComplete(id: string): boolean;
  requestFrame(): void;
  /** Tiles of the present view that touch `bounds`, those in the middle first. */
  tilesInView(bounds: BBox): readonly TileCoordinate[];
  /** Most layers that may be kept for the present view. */
  layerLimit(): number;
}
