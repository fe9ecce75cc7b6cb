import type { RasterEngine } from "../worker/types.ts";
import type { LayerPort } from "./layers/layer-port.ts";
import { SliceLayers, type SliceLayersOptions } from "./layers/slice-layers.ts";
import { sourceBounds, touches } from "./layers/tile-bounds.ts";
import type { TileProvider } from "./tiles/protocol.ts";
import { TileBatcher } from "./tiles/tile-batcher.ts";
import { TileLoader } from "./tiles/tile-loader.ts";
import { sliceReach } from "./layers/slice-reach.ts";

export type SliceListeners = Pick<
  SliceLayersOptions,
  "onRequested" | "onShown" | "onReadiness" | "onProblem"
>;

export interface DrawSlicesOptions {
  readonly port: LayerPort & {
    /** The picture that a layer of the map shows, as soon as that is known. @throws AbortError */
    pictureOf(layer: string, signal: AbortSignal): Promise<string>;
  };
  readonly engine: Pick<RasterEngine, "tile" | "hasten">;
  /** Edge of the bitmaps in pixels, at present. */
  readonly size: () => number;
  readonly listeners: SliceListeners;
}

/** The layers of a map's slices, and the way of their tiles: asked of the engine, then delivered to the map. */
export function drawSlices({ port, engine, size, listeners }: DrawSlicesOptions): {
  readonly layers: SliceLayers;
  readonly provider: TileProvider;
} {
  const loader = new TileLoader({ engine, size });
  const batcher = new TileBatcher();
  const layers = new SliceLayers({ ...listeners, port, loader });
  const provider: TileProvider = async ({ layer: id, tile }, signal) => {
    const layer = layers.find(await port.pictureOf(id, signal));
    if (!layer) return null;
    const bitmap = touches(tile, sourceBounds(sliceReach(layer.slice)))
      ? loader.load(layer, tile, signal)
      : Promise.resolve(null);
    return batcher.deliver(layer, bitmap, signal);
  };
  return { layers, provider };
}
