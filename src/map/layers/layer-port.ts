import type { BBox, TileCoordinate } from "../../geo/types.ts";
import type { TilePriority } from "../../worker/types.ts";

/** The few things slice layers need of the map; the one place where they meet MapLibre implements it. */
export interface LayerPort {
  /** A raster layer that loads its tiles and draws nothing yet. */
  add(id: string, bounds: BBox, priority: TilePriority): void;
  remove(id: string): void;
  /** Takes effect with the next frame, together with all other changes made before it. */
  setOpacity(id: string, opacity: number): void;
  /** An inactive layer loads nothing and gives up what it was loading. */
  setActive(id: string, active: boolean): void;
  /** True when every tile in view has an answer. Only meaningful for active layers. */
  isComplete(id: string): boolean;
  /** Calls `listener` whenever a layer can draw one more tile than before, with the id of the layer. */
  onTile(listener: (id: string) => void): void;
  requestFrame(): void;
  /** Nothing that is wanted is outstanding, and a frame is being drawn anyhow: a time for preparations. */
  settled(): void;
  /** Tiles of the present view that touch `bounds`, those in the middle first. */
  tilesInView(bounds: BBox): readonly TileCoordinate[];
  /** Most layers that may be kept for the present view. */
  layerLimit(): number;
}
