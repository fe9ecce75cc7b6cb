import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { tileAt } from "../../geo/tiles.ts";
import type { BBox } from "../../geo/types.ts";
import { engineOn, recipe, size, valuesOf } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();

/** A file from 5 to 7.56° E and 52 to 49.44° N, each pixel a hundredth of a degree, painted with its column. */
function wide(url: string, paint: PaintedFile["paint"] = (column) => column): PaintedFile {
  return { url, epsg: 4326, corner: [5, 52, 0.01], width: 256, height: 256, blockSize: 64, paint };
}

function withGrid(scene: Scene): Scene {
  const projection = {
    code: "EPSG:4326",
    transform: [0.01, 0, 5, 0, -0.01, 52],
    shape: [256, 256] as const,
  };
  const assets = Object.entries(scene.assets).map(([key, asset]) => [key, { ...asset, projection }] as const);
  return { ...scene, assets: Object.fromEntries(assets) };
}

/** Boxes that lie in the file, some of them a hundredth of it. */
const footprints: fc.Arbitrary<BBox> = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 10 }))
  .map(([west, south, width]) => [
    5 + west * 0.0256,
    49.44 + south * 0.0256,
    5 + (west + width) * 0.0256,
    49.44 + (south + width) * 0.0256,
  ]);

describe("a file that reaches beyond its item's footprint", () => {
  it("has its pixels under the pointer and at every zoom, wherever the footprint", async () => {
    await fc.assert(
      fc.asyncProperty(
        footprints,
        fc.boolean(),
        fc.integer({ min: 5, max: 14 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: 255 }),
        async (bbox, tells, zoom, column, row) => {
          const url = "https://a.test/wide.tif";
          const disk = new PaintedDisk().add(wide(url));
          const plain = paintedScene("wide", { B: url }, { bbox });
          const scene = tells ? withGrid(plain) : plain;
          const [lon, lat] = [5 + (column + 0.5) / 100, 52 - (row + 0.5) / 100];
          const point = await engineOn(disk).engine.point(sliceOf([scene]), recipe("B"), [lon, lat], signal);
          expect(point?.value).toBe(column);
          const values = await valuesOf(disk, [scene], "B", tileAt([lon, lat], zoom));
          // A pixel of the tile stands for several columns of the file where the whole file is small on the map.
          const columnsPerPixel = (360 * 100) / 2 ** zoom / size;
          expect(values.some((value) => Math.abs(value - column) <= columnsPerPixel + 1)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is opened where nothing else is, but not for scenes whose collection keeps to its footprints", async () => {
    const disk = new PaintedDisk().add(wide("https://a.test/1.tif"));
    const inPlace = paintedScene("1", { B: "https://a.test/1.tif" }, { bbox: [5, 49.44, 7.56, 52] });
    const far = Array.from({ length: 5 }, (_, index) =>
      paintedScene(`far-${index}`, { B: `https://a.test/far-${index}.tif` }, { bbox: [50, 10, 51, 11] }),
    );
    const { engine } = engineOn(disk);
    await engine.point(sliceOf([inPlace, ...far]), recipe("B"), [6, 51], signal);
    expect(new Set(disk.opened)).toEqual(new Set(["https://a.test/1.tif"]));
  });

  it("is not opened at all to learn what its item tells", async () => {
    const disk = new PaintedDisk().add(wide("https://a.test/1.tif"));
    const scene = withGrid(paintedScene("1", { B: "https://a.test/1.tif" }, { bbox: [6, 51, 6.1, 51.1] }));
    const { engine } = engineOn(disk);
    expect(await engine.point(sliceOf([scene]), recipe("B"), [9, 51], signal)).toBeNull();
    expect(disk.opened).toEqual([]);
  });

  it("leaves the others standing where a neighbour cannot be opened", async () => {
    const disk = new PaintedDisk().add(wide("https://a.test/2.tif"));
    const bbox: BBox = [5.2, 51.6, 5.3, 51.9];
    const scenes = ["2", "gone"].map((id) => paintedScene(id, { B: `https://a.test/${id}.tif` }, { bbox }));
    const point = await engineOn(disk).engine.point(sliceOf(scenes), recipe("B"), [5.505, 51.7], signal);
    expect(point?.value).toBe(50);
  });
});
