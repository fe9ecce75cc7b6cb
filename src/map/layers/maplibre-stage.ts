import type { Map as LibreMap } from "maplibre-gl";
import type { BBox } from "../../geo/types.ts";
import { layerLimit } from "./plan.ts";
import type { Stage } from "./stage.ts";
import { sourceBounds, touches } from "./tile-bounds.ts";

/** Edge of a tile in CSS pixels; dense displays get bitmaps of twice that. */
const TILE_SIZE = 256;
const MAXIMUM_ZOOM = 22;

/** Displays from this ratio on get bitmaps of 512 pixels a tile. */
const DENSE = 1.5;

export function bitmapSize(pixelRatio: number): 256 | 512 {
  return pixelRatio >= DENSE ? 512 : 256;
}

/**
 * Slice layers as raster layers of MapLibre. A layer at opacity 0 loads its tiles and costs nothing
 * to draw, one without visibility loads nothing, and switching opacities takes a single frame.
 *
 * @param above id of the layer that slices are put beneath
 */
export function maplibreStage(map: LibreMap, above: string): Stage {
  const covering = (): { canonical: { z: number; x: number; y: number } }[] =>
    map.coveringTiles({ tileSize: TILE_SIZE, minzoom: 0, maxzoom: MAXIMUM_ZOOM, roundZoom: true });
  return {
    add(id, template, bounds) {
      map.addSource(id, {
        type: "raster",
        tiles: [template],
        tileSize: TILE_SIZE,
        maxzoom: MAXIMUM_ZOOM,
        bounds: sourceBounds(bounds),
      });
      map.addLayer(
        {
          id,
          source: id,
          type: "raster",
          paint: {
            "raster-opacity": 0,
            // Fading would show both slices at once, and half of the new one.
            "raster-opacity-transition": { duration: 0, delay: 0 },
            "raster-fade-duration": 0,
            // A pixel is a measurement: enlarged it stays a square of one colour.
            "raster-resampling": "nearest",
          },
        },
        above,
      );
    },
    remove(id) {
      if (map.getLayer(id)) map.removeLayer(id);
      if (map.getSource(id)) map.removeSource(id);
    },
    setOpacity(id, opacity) {
      map.setPaintProperty(id, "raster-opacity", opacity, { validate: false });
    },
    setActive(id, active) {
      map.setLayoutProperty(id, "visibility", active ? "visible" : "none", { validate: false });
    },
    isComplete: (id) => map.getSource(id) !== undefined && map.isSourceLoaded(id),
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
