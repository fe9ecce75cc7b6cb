import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { BenchCamera } from "./candidate.ts";

setWorkerUrl(workerUrl);

export type RasterAddress = { readonly url: string } | { readonly tiles: string[] };

/** A MapLibre map that shows one raster source at a time, the same for every candidate that draws into one. */
export class RasterMap {
  readonly map: MapLibreMap;
  #shown: string | undefined;

  private constructor(map: MapLibreMap) {
    this.map = map;
  }

  static async create(camera: BenchCamera): Promise<RasterMap> {
    const map = new MapLibreMap({
      container: "map",
      style: { version: 8, sources: {}, layers: [] },
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      fadeDuration: 0,
      attributionControl: false,
      pixelRatio: 1,
    });
    await map.once("load");
    return new RasterMap(map);
  }

  /**
   * Shows a source, added when it is new, and resolves when all its tiles are drawn. The one before is
   * hidden, and found again as MapLibre keeps it.
   */
  async show(id: string, address: RasterAddress): Promise<void> {
    if (this.map.getLayer(id)) this.map.setLayoutProperty(id, "visibility", "visible");
    else {
      this.map.addSource(id, { type: "raster", tileSize: 256, ...address });
      this.map.addLayer({ id, type: "raster", source: id, paint: { "raster-fade-duration": 0 } });
    }
    if (this.#shown !== undefined) this.map.setLayoutProperty(this.#shown, "visibility", "none");
    this.#shown = id;
    await this.#idle();
  }

  /** Jumps one canvas width to the east. */
  async pan(): Promise<void> {
    this.map.panBy([this.map.getCanvas().clientWidth, 0], { animate: false });
    await this.#idle();
  }

  /** Resolves when nothing is left to load or draw. */
  async #idle(): Promise<void> {
    this.map.triggerRepaint();
    await this.map.once("idle");
  }
}
