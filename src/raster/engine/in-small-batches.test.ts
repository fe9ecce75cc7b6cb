import { expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import { engineOn, field, recipe } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const A = "https://a.test/a.tif";
const slice = sliceOf([paintedScene("a", { B: A })]);

/** 1024 blocks of 32 × 32 pixels. */
function setUp() {
  const disk = new PaintedDisk().add({
    ...field(A, 32631, 640_000, 5_690_000),
    blockSize: 32,
    paint: () => 7,
  });
  return { disk, engine: engineOn(disk).engine };
}

const window = { column: 0, row: 0, width: 1024, height: 1024 };
/** The same place on another grid. */
const box = {
  bounds: [560_000, 6_673_000, 574_000, 6_687_000],
  crs: "EPSG:3857",
  pixels: { width: 1024, height: 1024 },
} as const;

it("asks for all blocks of a tile together", async () => {
  const { disk, engine } = setUp();
  await engine.tile(slice, recipe("B"), { tile: tileAt([5.07, 51.31], 12), size: 256 }, signal);
  expect(disk.decoded.length).toBeGreaterThan(100);
  expect(disk.mostAtOnce).toBe(disk.decoded.length);
});

it("reads a window a few blocks at a time, and all of it", async () => {
  const { disk, engine } = setUp();
  const { planes } = await engine.part(slice, recipe("B"), { window }, signal);
  expect(planes?.[0]?.every((value) => value === 7)).toBe(true);
  expect(disk.decoded).toHaveLength(1024);
  expect(disk.mostAtOnce).toBe(8);
});

it("reads a box a few blocks at a time", async () => {
  const { disk, engine } = setUp();
  await engine.part(slice, recipe("B"), { box }, signal);
  expect(disk.decoded.length).toBeGreaterThan(100);
  expect(disk.mostAtOnce).toBe(8);
});

it("reads the dates of a composite a few blocks at a time", async () => {
  const { disk, engine } = setUp();
  await engine.composite([slice], recipe("B"), { window }, "mean", signal);
  expect(disk.mostAtOnce).toBe(8);
});
