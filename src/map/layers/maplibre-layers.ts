import type { Map as LibreMap } from "maplibre-gl";
import type { BBox, TileCoordinate } from "../../geo/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import { tileTemplate } from "../tiles/address.ts";
import type { LayerPort } from "./layer-port.ts";
import { layerLimit } from "./plan.ts";
import { StandbyLayers } from "./standby-layers.ts";
import { sourceBounds, touches } from "./tile-bounds.ts";

/** Edge of a tile in CSS pixels; dense displays get bitmaps of twice that. */
const TILE_SIZE_PX = 256;
const MAXIMUM_ZOOM = 22;

/** What a standby layer will show can lie anywhere. */
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

/** Displays from this ratio on get bitmaps of 512 pixels per tile. */
const DENSE_PIXEL_RATIO = 1.5;

export function bitmapSize(pixelRatio: number): 256 | 512 {
  return pixelRatio >= DENSE_PIXEL_RATIO ? 512 : 256;
}

/**
 * Slice layers as raster layers of MapLibre. A layer at opacity 0 loads its tiles and costs nothing
 * to draw, one without visibility loads nothing, and switching opacities takes a single frame.
 */
export class MaplibreLayers implements LayerPort {
  readonly #map: LibreMap;
  readonly #scheme: string;
  readonly #above: string;
  readonly #standbys = new StandbyLayers();
  /** By the id of a picture, the id of its layer on the map where that has stood by. */
  readonly #assigned = new Map<string, string>();

  /**
   * @param scheme of the map's tile addresses
   * @param above id of the layer that slices are put beneath
   */
  constructor(map: LibreMap, scheme: string, above: string) {
    this.#map = map;
    this.#scheme = scheme;
    this.#above = above;
  }

  add(id: string, bounds: BBox, priority: TilePriority): void {
    const standby = priority === "visible" ? this.#standbys.assign(id) : null;
    if (standby === null) this.#add(id, bounds);
    else this.#assigned.set(id, standby);
  }

  remove(id: string): void {
    const layer = this.#onMap(id);
    this.#standbys.forget(layer);
    this.#assigned.delete(id);
    if (this.#map.getLayer(layer)) this.#map.removeLayer(layer);
    if (this.#map.getSource(layer)) this.#map.removeSource(layer);
  }

  setOpacity(id: string, opacity: number): void {
    this.#map.setPaintProperty(this.#onMap(id), "raster-opacity", opacity, { validate: false });
  }

  setActive(id: string, active: boolean): void {
    const visibility = active ? "visible" : "none";
    this.#map.setLayoutProperty(this.#onMap(id), "visibility", visibility, { validate: false });
  }

  isComplete(id: string): boolean {
    const layer = this.#onMap(id);
    return this.#map.getSource(layer) !== undefined && this.#map.isSourceLoaded(layer);
  }

  onTile(listener: (id: string) => void): void {
    this.#map.on("sourcedata", ({ sourceId, tile }) => {
      if (tile === undefined) return;
      const [picture] = [...this.#assigned].find(([, layer]) => layer === sourceId) ?? [sourceId];
      listener(picture);
    });
  }

  requestFrame(): void {
    this.#map.triggerRepaint();
  }

  settled(): void {
    const standby = this.#standbys.prepareStandby();
    if (standby !== null) this.#add(standby, EVERYWHERE);
  }

  tilesInView(bounds: BBox): readonly TileCoordinate[] {
    const box = sourceBounds(bounds);
    return this.#covering().filter((tile) => touches(tile, box));
  }

  layerLimit(): number {
    return layerLimit(this.#covering().length, bitmapSize(this.#map.getPixelRatio()));
  }

  /** The picture that a layer of the map shows, as soon as that is known. @throws AbortError */
  pictureOf(layer: string, signal: AbortSignal): Promise<string> {
    return this.#standbys.pictureOf(layer, signal);
  }

  #add(id: string, bounds: BBox): void {
    this.#map.addSource(id, {
      type: "raster",
      tiles: [tileTemplate(this.#scheme, id)],
      tileSize: TILE_SIZE_PX,
      maxzoom: MAXIMUM_ZOOM,
      bounds: sourceBounds(bounds),
    });
    this.#map.addLayer({ ...LAYER, id, source: id }, this.#above);
  }

  #onMap(id: string): string {
    return this.#assigned.get(id) ?? id;
  }

  #covering(): readonly TileCoordinate[] {
    const options = { tileSize: TILE_SIZE_PX, minzoom: 0, maxzoom: MAXIMUM_ZOOM, roundZoom: true };
    return this.#map.coveringTiles(options).map(({ canonical: { z, x, y } }) => ({ z, x, y }));
  }
}
