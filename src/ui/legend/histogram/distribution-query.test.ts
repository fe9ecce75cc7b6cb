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
const key = distributionKey(NDVI, slice("june"), camera, null);

describe("the values in view", () => {
  it("are not read again for other colours or another range", () => {
    const other = { ...NDVI, rescale: [0, 1], colormap: "viridis", title: "Mine" } as const;
    expect(distributionKey(other, slice("june"), camera, null)).toEqual(key);
  });

  it("are read again for another date, place, mask or quantity", () => {
    const mask = { kind: "classes", band: "SCL", hidden: [9] } as const;
    for (const other of [
      distributionKey(NDVI, slice("july"), camera, null),
      distributionKey(NDVI, slice("june"), { ...camera, zoom: 13 }, null),
      distributionKey({ ...NDVI, mask }, slice("june"), camera, null),
      distributionKey({ ...NDVI, expression: "NDMI" }, slice("june"), camera, null),
    ]) {
      expect(other).not.toEqual(key);
    }
  });

  it("of an area are the same wherever the map is, and never stand in for those of a view or another area", () => {
    const field = { type: "Point" as const, coordinates: [5, 51] };
    const other = { type: "Point" as const, coordinates: [6, 51] };
    const of = distributionKey(NDVI, slice("june"), camera, field);
    const moved = { ...camera, lon: 9 };
    expect(distributionKey(NDVI, slice("june"), moved, field)).toEqual(of);
    expect(mayStandIn(of, key)).toBe(false);
    expect(mayStandIn(key, of)).toBe(false);
    expect(mayStandIn(of, distributionKey(NDVI, slice("june"), camera, other))).toBe(false);
    expect(mayStandIn(of, distributionKey(NDVI, slice("july"), camera, field))).toBe(true);
  });

  it("stand in for those of another date or place, and never for another quantity", () => {
    const evi = distributionKey({ ...NDVI, expression: "EVI" }, slice("june"), camera, null);
    expect(mayStandIn(key, distributionKey(NDVI, slice("july"), { ...camera, lon: 6 }, null))).toBe(true);
    expect(mayStandIn(key, evi)).toBe(false);
    expect(mayStandIn(undefined, key)).toBe(false);
  });
});
