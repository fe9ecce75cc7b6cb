import { Emitter } from "../async/emitter.ts";
import type { Clock } from "../async/clock.ts";
import type { BBox } from "../geo/types.ts";
import { ProblemError, problemOf } from "../problem/problem.ts";
import type { Problem } from "../problem/problem.ts";
import type { Camera } from "../view/types.ts";
import type { MapEvents, MapPicture, MapView } from "./types.ts";

export interface RenewedMapViewOptions {
  readonly camera: Camera;
  /** @throws ProblemError when the browser cannot draw a map */
  readonly create: (camera: Camera) => MapView;
  /** Calls back whenever the browser takes the map's context away, until the result is called. */
  readonly watch: (onLost: () => void) => () => void;
  readonly clock: Pick<Clock, "after" | "now">;
}

const EVENTS = [
  "camera",
  "pointer",
  "shown",
  "readiness",
  "hover",
  "select",
  "placeHover",
  "placeSelect",
  "drawn",
  "drawnRadius",
  "reshaped",
  "toolCancel",
  "longPress",
  "problem",
  "basemap",
] as const satisfies readonly (keyof MapEvents)[];

/** A browser that restarts its graphics refuses for a while, milliseconds. */
const RETRY_MS = 2000;
/** So many losses or refusals in so short a time, and it is left to the person. */
const MOST_LOSSES = 4;
const LOSSES_MS = 60_000;

/**
 * A map that outlives its WebGL context. The browser may take the context away at any time: the graphics driver
 * restarts, memory runs short, a phone puts the page aside. The map inside is then made once more, of what was
 * last asked of it.
 */
export class RenewedMapView implements MapView {
  readonly #events = new Emitter<MapEvents>();
  readonly #options: RenewedMapViewOptions;
  /** The last call of each setter, in the order in which they were first called. */
  readonly #latest = new Map<string, (map: MapView) => void>();
  #map: MapView | null;
  #camera: Camera;
  #bounds: BBox = [-180, -90, 180, 90];
  #losses: readonly number[] = [];
  #cancelRetry: (() => void) | undefined;
  readonly #unwatch: () => void;

  /** @throws ProblemError when the browser cannot draw a map */
  constructor(options: RenewedMapViewOptions) {
    this.#options = options;
    this.#camera = options.camera;
    this.#map = this.#create();
    this.#unwatch = options.watch(() => this.#lose());
  }

  setSlices(...given: Parameters<MapView["setSlices"]>): void {
    this.#apply("setSlices", (map) => map.setSlices(...given));
  }

  show(...given: Parameters<MapView["show"]>): void {
    this.#apply("show", (map) => map.show(...given));
  }

  setDirection(...given: Parameters<MapView["setDirection"]>): void {
    this.#apply("setDirection", (map) => map.setDirection(...given));
  }

  setRecipe(...given: Parameters<MapView["setRecipe"]>): void {
    this.#apply("setRecipe", (map) => map.setRecipe(...given));
  }

  setOpacity(...given: Parameters<MapView["setOpacity"]>): void {
    this.#apply("setOpacity", (map) => map.setOpacity(...given));
  }

  setBasemap(...given: Parameters<MapView["setBasemap"]>): void {
    this.#apply("setBasemap", (map) => map.setBasemap(...given));
  }

  setFootprints(...given: Parameters<MapView["setFootprints"]>): void {
    this.#apply("setFootprints", (map) => map.setFootprints(...given));
  }

  highlight(...given: Parameters<MapView["highlight"]>): void {
    this.#apply("highlight", (map) => map.highlight(...given));
  }

  setPlaces(...given: Parameters<MapView["setPlaces"]>): void {
    this.#apply("setPlaces", (map) => map.setPlaces(...given));
  }

  highlightPlace(...given: Parameters<MapView["highlightPlace"]>): void {
    this.#apply("highlightPlace", (map) => map.highlightPlace(...given));
  }

  setEdited(...given: Parameters<MapView["setEdited"]>): void {
    this.#apply("setEdited", (map) => map.setEdited(...given));
  }

  setTool(...given: Parameters<MapView["setTool"]>): void {
    this.#apply("setTool", (map) => map.setTool(...given));
  }

  setPadding(...given: Parameters<MapView["setPadding"]>): void {
    this.#apply("setPadding", (map) => map.setPadding(...given));
  }

  setAttribution(...given: Parameters<MapView["setAttribution"]>): void {
    this.#apply("setAttribution", (map) => map.setAttribution(...given));
  }

  setCamera(camera: Camera): void {
    this.#latest.delete("fit");
    if (this.#map) this.#map.setCamera(camera);
    else this.#camera = camera;
  }

  fit(...given: Parameters<MapView["fit"]>): void {
    this.#apply("fit", (map) => map.fit(...given));
    if (this.#map) this.#latest.delete("fit");
  }

  bounds(): BBox {
    return this.#map?.bounds() ?? this.#bounds;
  }

  zoomBy(steps: number): void {
    this.#map?.zoomBy(steps);
  }

  async capture(signal: AbortSignal): Promise<MapPicture> {
    if (!this.#map) throw new ProblemError(LOST);
    return this.#map.capture(signal);
  }

  redraw(): void {
    this.#map?.redraw();
  }

  on<Name extends keyof MapEvents>(name: Name, listener: (event: MapEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  dispose(): void {
    this.#unwatch();
    this.#cancelRetry?.();
    this.#events.clear();
    this.#map?.dispose();
    this.#map = null;
  }

  /** Calls the map that there is, and each that follows it. */
  #apply(name: string, call: (map: MapView) => void): void {
    this.#latest.set(name, call);
    if (this.#map) call(this.#map);
  }

  #create(): MapView {
    const map = this.#options.create(this.#camera);
    for (const name of EVENTS) map.on(name, (event) => this.#events.emit(name, event));
    map.on("camera", (camera) => (this.#camera = camera));
    for (const call of this.#latest.values()) call(map);
    this.#latest.delete("fit");
    return map;
  }

  #lose(): void {
    if (!this.#map) return;
    this.#bounds = this.#map.bounds();
    this.#map.dispose();
    this.#map = null;
    this.#events.emit("pointer", null);
    this.#events.emit("hover", null);
    this.#renew(null);
  }

  /** @param refusal why the last try failed; null for the first */
  #renew(refusal: Problem | null): void {
    const { clock } = this.#options;
    const now = clock.now();
    this.#losses = [...this.#losses.filter((at) => now - at < LOSSES_MS), now];
    if (this.#losses.length > MOST_LOSSES) {
      this.#events.emit("problem", refusal ?? GONE);
      return;
    }
    if (!refusal) this.#events.emit("problem", LOST);
    try {
      this.#map = this.#create();
    } catch (error) {
      const problem = problemOf(error, "unsupported");
      this.#cancelRetry = clock.after(RETRY_MS, () => this.#renew(problem));
    }
  }
}

const LOST = {
  kind: "graphics",
  message: "The browser took the graphics away from the map; it is drawn once more.",
  advice: "When this happens often, close other tabs or windows that draw a lot.",
} as const;

const GONE = {
  kind: "graphics",
  message: "The browser took the graphics away from the map again and again; it is not drawn any more.",
  advice: "Close other tabs that draw a lot, then reload the page.",
} as const;
