import { expect, test } from "vitest";
import type { Asset, AssetProjection, Scene } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { sliceReach } from "./slice-reach.ts";

function sliceWith(bbox: BBox, projection: AssetProjection, changes: Partial<Asset> = {}): Slice {
  const asset: Asset = {
    key: "B",
    href: "https://a.test/b.tif",
    roles: ["data"],
    bands: [{}],
    projection,
    protected: false,
    ...changes,
  };
  const scene: Scene = {
    id: "s",
    catalogue: "c",
    collection: "c",
    datetime: "2025-06-01T10:30:00Z",
    bbox,
    footprint: { type: "Polygon", coordinates: [] },
    assets: { B: asset },
    synthetic: false,
  };
  return { id: "2025-06-01", day: "2025-06-01", datetime: scene.datetime, scenes: [scene], bbox };
}

test("a file that its item describes as larger than the footprint is reached all over", () => {
  const degrees = { transform: [0.01, 0, 5, 0, -0.01, 52], shape: [256, 256] } as const;
  const [west, south, east, north] = sliceReach(sliceWith([5.2, 51.6, 5.6, 51.9], degrees));
  expect(west).toBeLessThanOrEqual(5);
  expect(south).toBeLessThanOrEqual(49.44);
  expect(east).toBeGreaterThanOrEqual(7.56);
  expect(north).toBeGreaterThanOrEqual(52);
  // A Sentinel-2 tile of 109.8 km, of which a swath met a corner: gdalinfo gives 5.9994 to 7.6 E for 32UKB.
  const metres = {
    code: "EPSG:32632",
    transform: [10, 0, 300_000, 0, -10, 5_700_000],
    shape: [10_980, 10_980],
  } as const;
  const box = sliceReach(sliceWith([6.2, 51.2, 6.3, 51.3], metres));
  expect(box[0]).toBeLessThan(5);
  expect(box[2]).toBeGreaterThan(7.6);
});

test("a file that fills its footprint is not looked for beyond it, beside rounding", () => {
  const tile = { code: "EPSG:4326", transform: [0.01, 0, 5, 0, -0.01, 52], shape: [256, 256] } as const;
  const box = sliceReach(sliceWith([5, 49.44, 7.56, 52], tile));
  expect(box).toEqual([5, 49.44, 7.56, 52].map((edge) => expect.closeTo(edge, 9)));
});

test("a file of unknown size may lie anywhere, and what is no raster counts for nothing", () => {
  expect(sliceReach(sliceWith([5, 51, 6, 52], {}))).toEqual([-180, -90, 180, 90]);
  const picture = { roles: ["thumbnail"] };
  expect(sliceReach(sliceWith([5, 51, 6, 52], {}, picture))).toEqual([5, 51, 6, 52]);
});

test("a reach over the antimeridian crosses it", () => {
  const tile = { transform: [0.01, 0, 179, 0, -0.01, 52], shape: [256, 256] } as const;
  const [west, , east] = sliceReach(sliceWith([179.5, 51, 179.9, 51.5], tile));
  expect(west).toBeGreaterThan(east);
});
