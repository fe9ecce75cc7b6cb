import { expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import type { TileImage } from "../../worker/types.ts";
import { readinessOf } from "./readiness.ts";
import { SliceLayer } from "./slice-layer.ts";

const slice = (id: string): Slice => ({
  id,
  day: id,
  datetime: `${id}T10:00:00Z`,
  scenes: [],
  bbox: [5, 51, 6, 52],
});
const recipe = { kind: "classes", title: "", band: "SCL", mask: null } as const;
const tile = (bitmap: ImageBitmap | null): TileImage => ({ bitmap, problems: [], requests: 0, bytes: 0 });

/** A layer whose tiles in view have been answered. */
function layerOf(id: string, images: readonly TileImage[], failures = 0): SliceLayer {
  const layer = new SliceLayer(id, slice(id), recipe, () => undefined);
  for (const image of images) layer.progress.answered(image);
  for (let failure = 0; failure < failures; failure += 1) layer.progress.failed();
  layer.update(true);
  return layer;
}

const some = tile({ close: () => undefined } as ImageBitmap);

it("tells a date without a pixel to show from one that is ready, loading or failed", () => {
  const loading = layerOf("2025-06-04", [tile(null)]);
  loading.update(false);
  const layers = [
    layerOf("2025-06-01", [tile(null), some]),
    layerOf("2025-06-02", [tile(null), tile(null)]),
    layerOf("2025-06-03", [], 2),
    loading,
    // What could not be drawn may have had data.
    layerOf("2025-06-05", [tile(null)], 1),
  ];
  const order = layers.map((layer) => layer.slice.id);
  expect([...readinessOf(order, layers, new Map()).values()]).toEqual([
    "ready",
    "empty",
    "failed",
    "loading",
    "ready",
  ]);
});

it("remembers it of dates whose layer has gone", () => {
  const warm = new Map([
    ["a", "empty"],
    ["b", "ready"],
  ] as const);
  expect([...readinessOf(["a", "b", "c"], [], warm).values()]).toEqual(["empty", "ready", "idle"]);
});
