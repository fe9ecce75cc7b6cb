import type { Map as LibreMap } from "maplibre-gl";
import type { Scene } from "../catalogue/types.ts";
import type { BasemapConfig } from "../config/types.ts";
import type { BBox } from "../geo/types.ts";
import type { Recipe } from "../recipe/types.ts";
import type { Slice } from "../timeline/types.ts";
import type { Camera } from "../view/types.ts";
import type { RasterEngine } from "../worker/types.ts";
import { Basemap } from "./basemap/basemap.ts";
import { capture } from "./capture.ts";
import { cameraOf, fitInto, padInPlace, sameCamera, samePadding, visibleBounds, zoomBy } from "./camera.ts";
import { contextOf, createLibreMap } from "./create-map.ts";
import { drawSlices } from "./draw-slices.ts";
import { ABOVE_SLICES } from "./basemap/compose.ts";
import { bitmapSize, MaplibreLayers } from "./layers/maplibre-layers.ts";
import { connectTiles, uniqueScheme } from "./tiles/protocol.ts";
import { UploadableTiles } from "./tiles/uploadable-tiles.ts";
import { Emitter } from "../async/emitter.ts";
import { ENGLISH, type MapLabels } from "./labels.ts";
import { sameReadiness } from "./layers/readiness.ts";
import type { SliceLayers } from "./layers/slice-layers.ts";
import { markRequested, markShown } from "./marks.ts";
import { Corner } from "./overlay/corner.ts";
import { Footprints } from "./overlay/footprints.ts";
import { mapKeyboard } from "./overlay/keyboard.ts";
import { PlaceTools } from "./overlay/places/place-tools.ts";
import { Pointer } from "./overlay/pointer.ts";
import { OnceFilter } from "./tiles/progress.ts";
import type { DrawingTool, MapEvents, MapPicture, MapPlace, MapView } from "./types.ts";

export interface MapViewOptions {
  /** The caller must call `engine.setSlices` before `map.setSlices`. Several maps may share an engine. */
  readonly engine: RasterEngine;
  readonly basemaps: readonly BasemapConfig[];
  readonly camera: Camera;
  /** Follows the system's preference when absent. */
  readonly reducedMotion?: boolean;
  readonly labels?: MapLabels;
}

type Padding = Parameters<MapView["setPadding"]>[0];

/**
 * The basemap waits for the first slice, but not longer than this: compiling its shaders and drawing its
 * letters would hold up what the person came for.
 */
const BASEMAP_DELAY_MS = 1000;

/** The map inside, which lives as long as its WebGL context. */
export class LibreMapView implements MapView {
  readonly #events = new Emitter<MapEvents>();
  readonly #map: LibreMap;
  readonly #labels: MapLabels;
  readonly #layers: SliceLayers;
  readonly #disconnect: () => void;
  readonly #basemap: Basemap;
  readonly #footprints: Footprints;
  readonly #places: PlaceTools;
  readonly #pointer: Pointer;
  readonly #keyboard: { dispose(): void };
  readonly #corner: Corner;
  readonly #once = new OnceFilter();
  #started = false;
  #startBasemap: ReturnType<typeof setTimeout> | undefined;
  #slices: readonly Slice[] = [];
  #readiness: MapEvents["readiness"] = new Map();
  #padded = false;
  #padding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
  #dataSources: readonly string[] = [];
  #basemapSource: string | undefined;

  constructor(container: HTMLElement, { engine, basemaps, camera, labels, reducedMotion }: MapViewOptions) {
    this.#labels = labels ?? ENGLISH;
    this.#map = createLibreMap(container, { camera, labels: this.#labels, reducedMotion });
    this.#corner = new Corner(container, this.#labels);
    const scheme = uniqueScheme();
    const { layers, provider } = drawSlices({
      port: new MaplibreLayers(this.#map, scheme, ABOVE_SLICES),
      engine: new UploadableTiles({ engine, context: () => contextOf(this.#map) }),
      size: () => bitmapSize(this.#map.getPixelRatio()),
      listeners: {
        onRequested: markRequested,
        onShown: (shown) => this.#onShown(shown),
        onReadiness: (readiness) => this.#onReadiness(readiness),
        onProblem: (slice, problem) => {
          if (this.#once.isNew(slice, problem)) this.#events.emit("problem", problem);
        },
      },
    });
    this.#layers = layers;
    this.#disconnect = connectTiles(scheme, provider);
    this.#basemap = new Basemap(this.#map, basemaps, {
      onChange: (basemap, problem) => {
        this.#basemapSource = basemap.attribution;
        this.#attribute();
        this.#drawGraticule();
        this.#events.emit("basemap", problem ? { id: basemap.id, problem } : { id: basemap.id });
      },
      onPalette: (palette) => {
        this.#footprints.setPalette(palette);
        this.#places.setPalette(palette);
      },
    });
    this.#footprints = new Footprints(this.#map, {
      onHover: (scene) => this.#events.emit("hover", scene),
      onSelect: (scene) => {
        if (!this.#places.drawing) this.#events.emit("select", scene);
      },
    });
    this.#pointer = new Pointer(this.#map, {
      engine,
      present: () => this.#layers.present,
      onPointer: (pointer) => this.#events.emit("pointer", pointer),
    });
    this.#places = new PlaceTools(this.#map, this.#events, (at) => this.#pointer.pointAt(at));
    this.#keyboard = mapKeyboard(this.#map);
    this.#map.getCanvas().setAttribute("aria-description", this.#labels.keys);
    this.#listen();
    addEventListener("online", this.#onOnline);
  }

  setSlices(slices: readonly Slice[]): void {
    this.#slices = slices;
    this.#once.clear();
    this.#layers.setSlices(slices);
    this.#preferFootprints();
  }

  show(slice: string | null): void {
    this.#layers.show(slice);
  }

  setDirection(direction: -1 | 0 | 1): void {
    this.#layers.setDirection(direction);
  }

  setRecipe(recipe: Recipe | null): void {
    this.#layers.setRecipe(recipe);
  }

  setOpacity(opacity: number): void {
    this.#layers.setOpacity(opacity);
  }

  setBasemap(basemap: string | null): void {
    this.#basemap.choose(basemap);
  }

  setFootprints(scenes: readonly Scene[]): void {
    this.#footprints.setScenes(scenes);
  }

  highlight(scene: string | null): void {
    this.#footprints.highlight(scene);
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#places.setPlaces(places);
  }

  highlightPlace(place: string | null): void {
    this.#places.highlight(place);
  }

  setEdited(place: string | null): void {
    this.#places.setEdited(place);
  }

  setTool(tool: DrawingTool | null): void {
    this.#places.setTool(tool);
  }

  setCamera(camera: Camera): void {
    if (sameCamera(camera, cameraOf(this.#map))) return;
    const { lon, lat, zoom, bearing, pitch } = camera;
    this.#map.jumpTo({ center: [lon, lat], zoom, bearing, pitch });
  }

  fit(bbox: BBox, options?: { animate?: boolean }): void {
    fitInto(this.#map, bbox, options?.animate ?? false);
  }

  setPadding(padding: Padding): void {
    if (samePadding(padding, this.#padding)) return;
    this.#padding = padding;
    this.#corner.setPadding(padding);
    // The camera says what is to be seen, so the map moves into the gap between the panels when it first hears of
    // them, however long that takes. Later the person has seen the map, and it stays where it is.
    if (this.#started && this.#padded) padInPlace(this.#map, padding);
    else this.#map.setPadding(padding);
    this.#padded = true;
  }

  setAttribution(sources: readonly string[]): void {
    this.#dataSources = sources;
    this.#attribute();
  }

  bounds(): BBox {
    return visibleBounds(this.#map);
  }

  zoomBy(steps: number): void {
    zoomBy(this.#map, steps);
  }

  capture(signal: AbortSignal): Promise<MapPicture> {
    return capture(this.#map, this.#corner.attribution, signal);
  }

  redraw(): void {
    this.#once.clear();
    this.#layers.redraw();
  }

  on<Name extends keyof MapEvents>(name: Name, listener: (event: MapEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  dispose(): void {
    removeEventListener("online", this.#onOnline);
    clearTimeout(this.#startBasemap);
    this.#events.clear();
    this.#pointer.dispose();
    this.#places.dispose();
    this.#keyboard.dispose();
    this.#basemap.dispose();
    this.#corner.remove();
    this.#map.remove();
    this.#disconnect();
  }

  #listen(): void {
    const map = this.#map;
    map.once("style.load", () => {
      this.#started = true;
      this.#footprints.start(this.#basemap.palette);
      this.#places.start(this.#basemap.palette);
      this.#layers.start();
      this.#startBasemap = setTimeout(() => this.#basemap.start(), BASEMAP_DELAY_MS);
    });
    map.on("render", () => {
      // A frame without a context has nothing in it.
      if (contextOf(map)?.isContextLost() === false) this.#layers.frame();
    });
    map.on("movestart", () => this.#layers.moveStart());
    map.once("dragstart", () => this.#corner.foldAttribution());
    map.on("move", () => this.#updateScale());
    map.on("moveend", () => {
      this.#layers.moveEnd();
      this.#drawGraticule();
      this.#events.emit("camera", cameraOf(map));
    });
    map.on("error", (event) => {
      const message = `The map reports: ${event.error.message}`;
      if (!this.#basemap.handleError(event)) this.#events.emit("problem", { kind: "format", message });
    });
    this.#updateScale();
  }

  readonly #onOnline = (): void => {
    this.#basemap.retry();
    this.#layers.retry();
  };

  #onShown(shown: MapEvents["shown"]): void {
    markShown(shown);
    clearTimeout(this.#startBasemap);
    this.#basemap.start();
    this.#preferFootprints();
    this.#pointer.refresh();
    this.#events.emit("shown", shown);
  }

  #onReadiness(readiness: MapEvents["readiness"]): void {
    if (sameReadiness(readiness, this.#readiness)) return;
    this.#readiness = readiness;
    this.#events.emit("readiness", readiness);
  }

  #preferFootprints(): void {
    const shown = this.#layers.present?.slice.id;
    const slice = this.#slices.find(({ id }) => id === shown);
    this.#footprints.prefer(new Set(slice?.scenes.map(({ id }) => id)));
  }

  #drawGraticule(): void {
    this.#basemap.updateGraticule(this.bounds(), this.#map.getZoom());
  }

  #updateScale(): void {
    this.#corner.setScale(this.#map.getCenter().lat, this.#map.getZoom(), this.#labels);
  }

  #attribute(): void {
    this.#corner.setAttribution([...this.#dataSources, this.#basemapSource]);
  }
}
