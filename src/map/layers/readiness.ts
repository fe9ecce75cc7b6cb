import type { Nothing } from "../tiles/tile-outcomes.ts";
import type { SliceReadiness } from "../types.ts";
import type { LayerState, SliceLayer } from "./slice-layer.ts";

const READINESS: Readonly<Record<LayerState, SliceReadiness>> = {
  new: "loading",
  loading: "loading",
  complete: "ready",
  failed: "failed",
  idle: "idle",
};

/**
 * What the timeline says of each slice.
 *
 * @param order ids of all slices
 * @param layers of the present recipe only
 * @param warm slices whose layer may be gone while the engine still has their values
 */
export function readinessOf(
  order: readonly string[],
  layers: readonly (Pick<SliceLayer, "slice" | "state"> & Partial<Pick<SliceLayer, "nothing">>)[],
  warm: ReadonlyMap<string, "ready" | Nothing>,
): Map<string, SliceReadiness> {
  const known = new Map<string, SliceReadiness>(
    layers.map(({ slice, state, nothing }) => [slice.id, nothing ?? READINESS[state]] as const),
  );
  return new Map(
    order.map((id) => {
      const readiness = known.get(id) ?? "idle";
      return [id, readiness === "idle" ? (warm.get(id) ?? "idle") : readiness];
    }),
  );
}

export function sameReadiness(
  one: ReadonlyMap<string, SliceReadiness>,
  other: ReadonlyMap<string, SliceReadiness>,
): boolean {
  return one.size === other.size && [...one].every(([id, state]) => other.get(id) === state);
}
