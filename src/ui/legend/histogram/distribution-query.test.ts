import { describe, expect, it } from "vitest";
import type { ExpressionRecipe } from "../../../recipe/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import { distributionKey, mayStandIn } from "./distribution-query.ts";

const NDVI: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [-0.08, 0.92],
  colormap: "rdylgn",
  reversed: false,
};
const slice = (id: string): Slice => ({
  id,
  day: "2025-06-01",
  datetime: "2025-06-01T10:30:00Z",
  scenes: [],
  bbox: [4, 51, 5, 52],
});
const camera = { lon: 5, lat: 51, zoom: 12, bearing: 0, pitch: 0 };
const key = distributionKey(NDVI, slice("june"), camera);

describe("the values in view", () => {
  it("are not read again for other colours or another range", () => {
    const other = { ...NDVI, rescale: [0, 1], colormap: "viridis", title: "Mine" } as const;
    expect(distributionKey(other, slice("june"), camera)).toEqual(key);
  });

  it("are read again for another date, place, mask or quantity", () => {
    const mask = { kind: "classes", band: "SCL", hidden: [9] } as const;
    for (const other of [
      distributionKey(NDVI, slice("july"), camera),
      distributionKey(NDVI, slice("june"), { ...camera, zoom: 13 }),
      distributionKey({ ...NDVI, mask }, slice("june"), camera),
      distributionKey({ ...NDVI, expression: "NDMI" }, slice("june"), camera),
    ]) {
      expect(other).not.toEqual(key);
    }
  });

  it("stand in for those of another date or place, and never for another quantity", () => {
    const evi = distributionKey({ ...NDVI, expression: "EVI" }, slice("june"), camera);
    expect(mayStandIn(key, distributionKey(NDVI, slice("july"), { ...camera, lon: 6 }))).toBe(true);
    expect(mayStandIn(key, evi)).toBe(false);
    expect(mayStandIn(undefined, key)).toBe(false);
  });
});
