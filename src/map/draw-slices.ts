import type { Map as LibreMap } from "maplibre-gl";
import type { RasterEngine } from "../worker/types.ts";
import { ABOVE_SLICES } from "./basemap/compose.ts";
import { contextOf } from "./create-map.ts";
import { bitmapSize, maplibreStage } from "./layers/maplibre-stage.ts";
import type { SliceLayer } from "./layers/slice-layer.ts";
import { SliceLayers, type SliceLayersOptions } from "./layers/slice-layers.ts";
import { SpareLayers } from "./layers/spare-layers.ts";
import { sourceBounds, touches } from "./layers/tile-bounds.ts";
import { HandOver } from "./tiles/hand-over.ts";
import { HeadStart } from "./tiles/head-start.ts";
import { TileLoader } from "./tiles/loader.ts";
import { connectTiles } from "./tiles/protocol.ts";
import { UploadableTiles } from "./tiles/uploadable-tiles.ts";

type Listeners = Pick<SliceLayersOptions, "onRequested" | "onShown" | "onReadiness" | "onProblem">;

/** The layers of a map's slices, and the way of their tiles: asked of the engine, then handed to the map. */
export function drawSlices(
  map: LibreMap,
  engine: RasterEngine,
  listeners: Listeners,
): { readonly layers: SliceLayers; readonly disconnect: () => void } {
  const loader = new TileLoader<SliceLayer>({
    engine: new UploadableTiles({ engine, context: () => contextOf(map) }),
    size: () => bitmapSize(map.getPixelRatio()),
    onProblem: (layer, problem) => layers.report(layer, problem),
  });
  const headStart = new HeadStart(loader);
  const handOver = new HandOver<SliceLayer>({
    isOnScreen: (layer) => layers.isShown(layer),
    onHandedOver: (layer) => void settle(() => layers.handedOver(layer)),
  });
  const spares = new SpareLayers();
  const tiles = connectTiles(async (address, signal) => {
    const picture = await spares.meaning(address, signal);
    const layer = picture && layers.find(picture);
    if (!layer) return null;
    const { tile } = address;
    const bitmap = touches(tile, sourceBounds(layer.bbox))
      ? (headStart.take(layer, tile, signal) ?? loader.load(layer, tile, signal))
      : Promise.resolve(null);
    return handOver.together(layer, bitmap, signal);
  });
  const layers = new SliceLayers({
    ...listeners,
    stage: maplibreStage(map, tiles.map, ABOVE_SLICES, spares),
    promote: (layer) => loader.promote(layer),
    begin: (layer, coordinates) => headStart.begin(layer, coordinates),
    abandon: (layer) => headStart.abandon(layer),
  });
  return { layers, disconnect: () => tiles.disconnect() };
}

/** More than the promises that a tile goes through inside the map. */
const MOST_PROMISES = 100;

/**
 * The map has a tile once it has gone through its promises, and draws with the next frame: whatever is to be in
 * that frame, too, has to be done between the two.
 */
async function settle(isDone: () => boolean): Promise<void> {
  for (let promise = 0; promise < MOST_PROMISES && !isDone(); promise += 1) await Promise.resolve();
}
