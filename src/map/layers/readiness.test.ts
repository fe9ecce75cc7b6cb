import { expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import type { TileImage } from "../../worker/types.ts";
import { outcomeOf } from "../tiles/tile-outcomes.ts";
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
const tile = (bitmap: ImageBitmap | null, masked = false): TileImage => ({
  bitmap,
  problems: [],
  requests: 0,
  bytes: 0,
  ...(masked ? { masked } : {}),
});

const at = (x: number) => ({ z: 8, x, y: 0 });

/** A layer whose tiles in view have been answered. */
function layerOf(id: string, images: readonly TileImage[], failures = 0): SliceLayer {
  const layer = new SliceLayer(id, slice(id), recipe, () => undefined);
  for (const [x, image] of images.entries()) {
    layer.progress.answered(image);
    layer.outcomes.note(at(x), outcomeOf(image));
  }
  for (let failure = 0; failure < failures; failure += 1) {
    layer.progress.failed();
    layer.outcomes.note(at(images.length + failure), "unknown");
  }
  layer.update(true);
  layer.look(1, () => Array.from({ length: images.length + failures }, (_, x) => at(x)));
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
    layerOf("2025-06-06", [tile(null), tile(null, true)]),
    // Nothing of it reaches into the view.
    layerOf("2025-06-07", []),
  ];
  const order = layers.map((layer) => layer.slice.id);
  expect([...readinessOf(order, layers, new Map()).values()]).toEqual([
    "ready",
    "empty",
    "failed",
    "loading",
    "ready",
    "masked",
    "empty",
  ]);
});

it("looks at the tiles in view, not at those of where the map was before", () => {
  const layer = layerOf("2025-06-01", [some, tile(null, true), tile(null)]);
  expect(layer.nothing).toBeNull();
  layer.look(2, () => [at(1), at(2)]);
  expect(layer.nothing).toBe("masked");
  layer.look(3, () => [at(2)]);
  expect(layer.nothing).toBe("empty");
  // Of a tile that has not been asked for nothing is known.
  layer.look(4, () => [at(2), at(9)]);
  expect(layer.nothing).toBeNull();
});

it("remembers it of dates whose layer has gone", () => {
  const warm = new Map([
    ["a", "empty"],
    ["b", "ready"],
  ] as const);
  expect([...readinessOf(["a", "b", "c"], [], warm).values()]).toEqual(["empty", "ready", "idle"]);
});
