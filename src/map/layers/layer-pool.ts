import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { layersToRemove } from "./plan.ts";
import { layerId, SliceLayer } from "./slice-layer.ts";
import type { Stage } from "./stage.ts";
import { Versions } from "./versions.ts";

/** The slice layers that exist on the map, and the bookkeeping of which were used last. */
export class LayerPool {
  readonly versions = new Versions();
  /** By id; least recently used first. */
  readonly #layers = new Map<string, SliceLayer>();
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  all(): SliceLayer[] {
    return [...this.#layers.values()];
  }

  find(slice: string, version: string): SliceLayer | undefined {
    return this.#layers.get(layerId(slice, version));
  }

  /** The layer of this picture, made if need be; it becomes the most recently used. */
  obtain(slice: Slice, recipe: Recipe, urgency: "at once" | "in time"): SliceLayer {
    const version = this.versions.of(slice, recipe);
    const known = this.find(slice.id, version);
    const layer = known ?? new SliceLayer(slice, version, recipe);
    if (known) this.#layers.delete(known.id);
    else this.#stage.add(layer.id, { slice: slice.id, version }, slice.bbox, urgency);
    this.#layers.set(layer.id, layer);
    return layer;
  }

  isCurrent(layer: SliceLayer, slice: Slice | undefined, recipe: Recipe | null): boolean {
    return slice !== undefined && recipe !== null && this.versions.of(slice, recipe) === layer.version;
  }

  activate(layer: SliceLayer): void {
    if (layer.active) return;
    layer.active = true;
    this.#stage.setActive(layer.id, true);
  }

  /** Stops loading; tiles that are there are kept for when the layer is wanted again. */
  park(layer: SliceLayer): void {
    if (!layer.active) return;
    layer.active = false;
    layer.complete = false;
    layer.priority = "prefetch";
    this.#stage.setActive(layer.id, false);
  }

  remove(layer: SliceLayer): void {
    if (this.#layers.delete(layer.id)) this.#stage.remove(layer.id);
  }

  /** Holds to the limit of layers, never giving up one of `keep`. */
  trim(keep: ReadonlySet<string>): void {
    for (const id of layersToRemove([...this.#layers.keys()], keep, this.#stage.layerLimit())) {
      const layer = this.#layers.get(id);
      if (layer) this.remove(layer);
    }
  }
}
