import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import type { TileLoader } from "../tiles/tile-loader.ts";
import type { LayerPort } from "./layer-port.ts";
import { PictureIds } from "./picture-ids.ts";
import { layersToRemove } from "./plan.ts";
import { SliceLayer } from "./slice-layer.ts";
import { sliceReach } from "./slice-reach.ts";

export interface LayerPoolOptions {
  readonly port: LayerPort;
  readonly loader: Pick<TileLoader, "cancelPreload">;
  onProblem(layer: SliceLayer, problem: Problem): void;
  /** The layer is about to be taken off the map. */
  onRemoved(layer: SliceLayer): void;
}

/** The slice layers that exist on the map, and the bookkeeping of which were used last. */
export class LayerPool {
  readonly ids = new PictureIds();
  /** By id; least recently used first. */
  readonly #layers = new Map<string, SliceLayer>();
  readonly #options: LayerPoolOptions;

  constructor(options: LayerPoolOptions) {
    this.#options = options;
  }

  all(): SliceLayer[] {
    return [...this.#layers.values()];
  }

  find(id: string): SliceLayer | undefined {
    return this.#layers.get(id);
  }

  /** The layer of this picture, made if need be; it loads, and becomes the most recently used. */
  obtain(slice: Slice, recipe: Recipe, priority: TilePriority): SliceLayer {
    const id = this.ids.of(slice, recipe);
    const known = this.#layers.get(id);
    const { port } = this.#options;
    const report = (owner: SliceLayer, problem: Problem) => this.#options.onProblem(owner, problem);
    const layer = known ?? new SliceLayer(id, slice, recipe, report);
    if (known) this.#layers.delete(id);
    else port.add(id, sliceReach(slice), priority);
    this.#layers.set(id, layer);
    if (layer.state === "idle") {
      layer.state = "loading";
      port.setActive(id, true);
    }
    return layer;
  }

  /** Stops loading; tiles that are there are kept for when the layer is wanted again. */
  park(layer: SliceLayer): void {
    const { port, loader } = this.#options;
    loader.cancelPreload(layer);
    if (layer.state === "idle") return;
    layer.state = "idle";
    layer.priority = "prefetch";
    port.setActive(layer.id, false);
  }

  remove(layer: SliceLayer): void {
    if (!this.#layers.delete(layer.id)) return;
    this.#options.loader.cancelPreload(layer);
    this.#options.onRemoved(layer);
    this.#options.port.remove(layer.id);
  }

  /** Holds to the limit of layers, never giving up one of `keep`. */
  trim(keep: ReadonlySet<string>): void {
    for (const id of layersToRemove([...this.#layers.keys()], keep, this.#options.port.layerLimit())) {
      const layer = this.#layers.get(id);
      if (layer) this.remove(layer);
    }
  }
}
