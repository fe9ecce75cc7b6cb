import type { SliceReadiness } from "../types.ts";
import type { SliceLayer } from "./slice-layer.ts";

type LayerState = Pick<SliceLayer, "slice" | "active" | "complete" | "failed">;

/**
 * What the timeline says of each slice.
 *
 * @param order ids of all slices
 * @param layers of the present recipe only
 * @param warm slices whose layer may be gone while the engine still has their values
 */
export function readinessOf(
  order: readonly string[],
  layers: readonly LayerState[],
  warm: ReadonlySet<string>,
): Map<string, SliceReadiness> {
  const states = new Map(layers.map((layer) => [layer.slice, layerReadiness(layer)]));
  return new Map(
    order.map((id) => {
      const state = states.get(id) ?? "idle";
      return [id, state === "idle" && warm.has(id) ? "ready" : state];
    }),
  );
}

function layerReadiness(layer: LayerState): SliceReadiness {
  if (!layer.active) return "idle";
  if (!layer.complete) return "loading";
  return layer.failed ? "failed" : "ready";
}

export function sameReadiness(
  one: ReadonlyMap<string, SliceReadiness>,
  other: ReadonlyMap<string, SliceReadiness>,
): boolean {
  return one.size === other.size && [...one].every(([id, state]) => other.get(id) === state);
}
