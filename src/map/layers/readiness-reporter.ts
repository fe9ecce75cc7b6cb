import type { Nothing } from "../tiles/tile-outcomes.ts";
import type { MapEvents } from "../types.ts";
import { readinessOf } from "./readiness.ts";
import type { SliceLayer } from "./slice-layer.ts";

/** Tells how far each slice is, also of slices whose layer has gone. */
export class ReadinessReporter {
  readonly #tell: (readiness: MapEvents["readiness"]) => void;
  /** Slices that were complete since the camera last moved: the engine still has their values. */
  readonly #warm = new Map<string, "ready" | Nothing>();

  constructor(tell: (readiness: MapEvents["readiness"]) => void) {
    this.#tell = tell;
  }

  /** The camera or the data of the recipe is another one: values that the engine has are of no use. */
  startOver(): void {
    this.#warm.clear();
  }

  /** @param layers of the present recipe, after a frame */
  note(layers: readonly SliceLayer[]): void {
    for (const { state, slice, nothing } of layers) {
      if (state === "complete") this.#warm.set(slice.id, nothing ?? "ready");
    }
  }

  /**
   * @param order ids of all slices
   * @param layers of the present recipe
   */
  report(order: readonly string[], layers: readonly SliceLayer[]): void {
    this.#tell(readinessOf(order, layers, this.#warm));
  }
}
