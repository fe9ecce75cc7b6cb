import type { Map as LibreMap } from "maplibre-gl";
import type { RasterEngine } from "../worker/types.ts";
import { ABOVE_SLICES } from "./basemap/compose.ts";
import { bitmapSize, maplibreStage } from "./layers/maplibre-stage.ts";
import type { SliceLayer } from "./layers/slice-layer.ts";
import { SliceLayers, type SliceLayersOptions } from "./layers/slice-layers.ts";
import { HandOver } from "./tiles/hand-over.ts";
import { HeadStart } from "./tiles/head-start.ts";
import { TileLoader } from "./tiles/loader.ts";
import { connectTiles } from "./tiles/protocol.ts";

type Listeners = Pick<SliceLayersOptions, "onRequested" | "onShown" | "onReadiness" | "onProblem">;

/** The layers of a map's slices, and the way of their tiles: asked of the engine, then handed to the map. */
export function drawSlices(
  map: LibreMap,
  engine: RasterEngine,
  listeners: Listeners,
): { readonly layers: SliceLayers; readonly disconnect: () => void } {
  const loader = new TileLoader<SliceLayer>({
    engine,
    size: () => bitmapSize(map.getPixelRatio()),
    onProblem: (layer, problem) => layers.report(layer, problem),
  });
  const headStart = new HeadStart(loader);
  const handOver = new HandOver<SliceLayer>({
    isOnScreen: (layer) => layers.isShown(layer),
    // The map has the tiles once it has gone through its promises.
    onHandedOver: (layer) => setTimeout(() => layers.handedOver(layer), 0),
  });
  const tiles = connectTiles(async (address, signal) => {
    const layer = layers.find(address);
    if (!layer) return null;
    const { tile } = address;
    const bitmap = headStart.take(layer, tile, signal) ?? loader.load(layer, tile, signal);
    return handOver.together(layer, bitmap, signal);
  });
  const layers = new SliceLayers({
    ...listeners,
    map: tiles.map,
    stage: maplibreStage(map, ABOVE_SLICES),
    promote: (layer) => loader.promote(layer),
    begin: (layer, coordinates) => headStart.begin(layer, coordinates),
    abandon: (layer) => headStart.abandon(layer),
  });
  return { layers, disconnect: () => tiles.disconnect() };
}
