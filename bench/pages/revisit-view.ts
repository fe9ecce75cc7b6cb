import { createMapView } from "../../src/map/create-map-view.ts";
import type { MapView } from "../../src/map/types.ts";
import type { ExpressionRecipe } from "../../src/recipe/types.ts";
import { createSession } from "../../src/session/session.ts";
import { createRasterEngine } from "../../src/worker/engine.ts";
import type { RasterEngine } from "../../src/worker/types.ts";
import type { Slice } from "../../src/timeline/types.ts";
import type { BenchCamera } from "./candidate.ts";

export const NDVI: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(nir - red) / (nir + red)",
  mask: null,
  rescale: [0, 0.9],
  colormap: "rdylgn",
  reversed: false,
};

/** Of one file: only its owner reads it, whatever the number of workers. */
export const NEAR_INFRARED: ExpressionRecipe = { ...NDVI, title: "NIR", expression: "nir" };

// What the application takes unless a deployment's configuration says otherwise.
const MEMORY_BUDGET = 512 * 2 ** 20;
const CONNECTIONS = 6;

/** The others here draw no basemap. */
const EMPTY = {
  id: "empty",
  title: "Empty",
  kind: "style",
  url: new URL("/empty-style.json", location.href).href,
} as const;

/** This project as src/main.ts wires it, without the panels around the map. */
export class RevisitView {
  readonly view: MapView;
  readonly #workers: number | undefined;
  #engine: RasterEngine | undefined;

  /** @param workers as many as the application would start when absent */
  constructor(camera: BenchCamera, workers?: number) {
    this.#workers = workers;
    this.view = createMapView(document.getElementById("map") ?? document.body, {
      engine: this.#lazy(),
      basemaps: [EMPTY],
      camera: { ...camera, bearing: 0, pitch: 0 },
    });
    this.view.setRecipe(NDVI);
  }

  /** Made when first needed: the start of our workers is part of what is measured. */
  get engine(): RasterEngine {
    this.#engine ??= createRasterEngine({
      session: createSession([]),
      memoryBudget: MEMORY_BUDGET,
      connectionsPerHost: CONNECTIONS,
      ...(this.#workers === undefined ? {} : { workers: this.#workers }),
    });
    return this.#engine;
  }

  #lazy(): RasterEngine {
    return {
      setSlices: (slices) => this.engine.setSlices(slices),
      run: (verb, question, options) => this.engine.run(verb, question, options),
      tile: (request, signal) => this.engine.tile(request, signal),
      point: (request, signal) => this.engine.point(request, signal),
      part: (question, options) => this.engine.part(question, options),
      feature: (question, options) => this.engine.feature(question, options),
      statistics: (question, options) => this.engine.statistics(question, options),
      zonal: (question, options) => this.engine.zonal(question, options),
      composite: (question, options) => this.engine.composite(question, options),
      hasten: (request) => this.engine.hasten(request),
      clear: (origins) => this.engine.clear(origins),
      counters: () => this.engine.counters(),
      dispose: () => this.engine.dispose(),
    };
  }

  setSlices(slices: readonly Slice[]): void {
    this.engine.setSlices(slices);
    this.view.setSlices(slices);
  }

  /** Resolves when the slice has been seen whole. */
  async show(slice: string): Promise<void> {
    const shown = this.nextShown(slice);
    this.view.show(slice);
    await shown;
  }

  nextShown(slice?: string): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.view.on("shown", (shown) => {
        if (slice !== undefined && shown.slice !== slice) return;
        stop();
        resolve();
      });
    });
  }
}
