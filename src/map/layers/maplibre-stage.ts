import type { Map as LibreMap } from "maplibre-gl";
import type { BBox } from "../../geo/types.ts";
import { tileTemplate } from "../tiles/address.ts";
import { layerLimit } from "./plan.ts";
import type { PictureName, SpareLayers } from "./spare-layers.ts";
import { layerId } from "./slice-layer.ts";
import type { Stage } from "./stage.ts";
import { sourceBounds, touches } from "./tile-bounds.ts";

/** Edge of a tile in CSS pixels; dense displays get bitmaps of twice that. */
const TILE_SIZE = 256;
const MAXIMUM_ZOOM = 22;

/** What a spare will show can lie anywhere. */
const EVERYWHERE: BBox = [-180, -90, 180, 90];

const LAYER = {
  type: "raster",
  paint: {
    "raster-opacity": 0,
    // Fading would show both slices at once, and half of the new one.
    "raster-opacity-transition": { duration: 0, delay: 0 },
    "raster-fade-duration": 0,
    // A pixel is a measurement: enlarged it stays a square of one colour.
    "raster-resampling": "nearest",
  },
} as const;

/** Displays from this ratio on get bitmaps of 512 pixels a tile. */
const DENSE = 1.5;

export function bitmapSize(pixelRatio: number): 256 | 512 {
  return pixelRatio >= DENSE ? 512 : 256;
}

/**
 * Slice layers as raster layers of MapLibre. A layer at opacity 0 loads its tiles and costs nothing
 * to draw, one without visibility loads nothing, and switching opacities takes a single frame.
 *
 * @param name of the map in tile addresses
 * @param above id of the layer that slices are put beneath
 */
export function maplibreStage(map: LibreMap, name: string, above: string, spares: SpareLayers): Stage {
  /** Slice layers that were spares before, by their ids. */
  const before = new Map<string, PictureName>();
  const onMap = (id: string): string => {
    const spare = before.get(id);
    return spare ? layerId(spare.slice, spare.version) : id;
  };
  const covering = (): { canonical: { z: number; x: number; y: number } }[] =>
    map.coveringTiles({ tileSize: TILE_SIZE, minzoom: 0, maxzoom: MAXIMUM_ZOOM, roundZoom: true });
  const add = (id: string, picture: PictureName, bounds: BBox): void => {
    map.addSource(id, {
      type: "raster",
      tiles: [tileTemplate({ map: name, ...picture })],
      tileSize: TILE_SIZE,
      maxzoom: MAXIMUM_ZOOM,
      bounds: sourceBounds(bounds),
    });
    map.addLayer({ ...LAYER, id, source: id }, above);
  };
  return {
    add(id, picture, bounds, urgency) {
      const spare = urgency === "at once" ? spares.assign(picture) : undefined;
      if (spare) before.set(id, spare);
      else add(id, picture, bounds);
    },
    reserve() {
      if (spares.waiting) return;
      const spare = spares.make();
      add(layerId(spare.slice, spare.version), spare, EVERYWHERE);
    },
    remove(id) {
      const layer = onMap(id);
      const spare = before.get(id);
      if (spare) spares.forget(spare);
      before.delete(id);
      if (map.getLayer(layer)) map.removeLayer(layer);
      if (map.getSource(layer)) map.removeSource(layer);
    },
    setOpacity(id, opacity) {
      map.setPaintProperty(onMap(id), "raster-opacity", opacity, { validate: false });
    },
    setActive(id, active) {
      map.setLayoutProperty(onMap(id), "visibility", active ? "visible" : "none", { validate: false });
    },
    isComplete: (id) => map.getSource(onMap(id)) !== undefined && map.isSourceLoaded(onMap(id)),
    requestFrame: () => map.triggerRepaint(),
    tilesInView(bounds: BBox) {
      const box = sourceBounds(bounds);
      return covering().flatMap(({ canonical: { z, x, y } }) =>
        touches({ z, x, y }, box) ? [{ z, x, y }] : [],
      );
    },
    layerLimit: () => layerLimit(covering().length, bitmapSize(map.getPixelRatio())),
  };
}
