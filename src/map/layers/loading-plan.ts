import type { LayerPool } from "./layer-pool.ts";
import type { Requested } from "./requested.ts";
import type { SliceLayer } from "./slice-layer.ts";

/** Decides which layers load beside the one that is wanted, and which have to go. */
export class LoadingPlan {
  readonly #pool: LayerPool;
  readonly #requested: Requested;

  constructor(pool: LayerPool, requested: Requested) {
    this.#pool = pool;
    this.#requested = requested;
  }

  /** The layers of the requested recipe over the present scenes. */
  current(): readonly SliceLayer[] {
    const { recipe } = this.#requested;
    return this.#pool.all().filter(({ id, slice }) => {
      const present = this.#requested.slice(slice.id);
      return recipe !== null && present !== undefined && this.#pool.ids.of(present, recipe) === id;
    });
  }

  /** Loads the neighbours of the slice on screen, and lets go of what was used longest ago. */
  prefetchAround(shown: SliceLayer): void {
    const keep = new Set([shown.id]);
    for (const slice of this.#requested.neighboursOf(shown.slice.id)) {
      const layer = this.#pool.obtain(slice, shown.recipe, "prefetch");
      if (layer.state === "new") layer.state = "loading";
      keep.add(layer.id);
    }
    this.#pool.trim(keep);
  }

  /** What was being loaded for another request stops, unless it is being prefetched and still near. */
  stopOthers(target: SliceLayer, shown: SliceLayer | null): void {
    const near = new Set(this.#requested.neighboursOf(target.slice.id).map(({ id }) => id));
    const current = new Set(this.current());
    for (const layer of this.#pool.all()) {
      if (layer === shown || layer === target) continue;
      if (!current.has(layer)) this.#pool.remove(layer);
      else if (layer.isComplete) continue;
      else if (layer.priority === "visible" || !near.has(layer.slice.id)) this.#pool.park(layer);
    }
  }

  /** The next picture of a slice with failed tiles is drawn from new tiles. */
  renewIfFailed(id: string): void {
    const slice = this.#requested.slice(id);
    const failed = this.current().some((layer) => layer.slice.id === id && layer.hasFailedTiles);
    if (slice && failed) this.#pool.ids.renew(slice);
  }
}
