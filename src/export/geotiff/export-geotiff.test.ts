import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BBox } from "../../geo/types.ts";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import { ByteCache } from "../../raster/engine/byte-cache.ts";
import { LocalBands } from "../../raster/engine/local-bands.ts";
import { SliceReader } from "../../raster/engine/slice-reader.ts";
import { engineOn, field, recipe } from "../../raster/engine/testing/fields.ts";
import { gdalVersion } from "../../raster/engine/testing/gdalwarp.ts";
import { sliceOf } from "../../raster/engine/testing/local-series.ts";
import { PaintedDisk, paintedScene } from "../../raster/engine/testing/painted-file.ts";
import { fileOf, warpCases } from "../../raster/engine/testing/warp-cases.ts";
import type { Recipe } from "../../recipe/types.ts";
import { compositeOf } from "../../timeline/composite.ts";
import type { Slice } from "../../timeline/types.ts";
import { localEngine } from "../testing/local-engine.ts";
import { exportGeoTiff, type GeoTiffExport } from "./export-geotiff.ts";

const { signal } = new AbortController();
const WEST = 640_000;
const NORTH = 5_690_000;
/** About 40 × 40 pixels in the upper left of the painted files. */
const BOUNDS: BBox = [5.015, 51.335, 5.021, 51.339];
const DN = { ...field("https://a.test/b04.tif", 32631, WEST, NORTH), scale: 0.5, offset: 10 };
const disk = new PaintedDisk()
  .add({ ...DN, paint: (column, row) => (column === row ? -1 : column + row * 1000) })
  // Of twice the pixel: its values are taken at the centres of the other's pixels.
  .add({
    ...DN,
    url: "https://a.test/b11.tif",
    corner: [WEST, NORTH, 20],
    paint: (column, row) => column + row * 1000,
  });
const scene = paintedScene("a", { B04: DN.url, B11: "https://a.test/b11.tif" });
const slice = sliceOf([scene]);

async function exported(look: Recipe, parts: Partial<GeoTiffExport> = {}, crs: string | null = null) {
  const { engine: reader } = engineOn(disk);
  const output = await reader.output(slice, look, { bounds: BOUNDS, crs, resolution: null }, signal);
  const options: GeoTiffExport = {
    engine: localEngine(reader, [slice]),
    slice,
    recipe: look,
    values: "recipe",
    output,
    metadata: { SCENES: "a" },
    software: "Revisit",
    ...parts,
  };
  const { file } = await exportGeoTiff(options, { signal });
  return openRasterFile(new MemorySource(new Uint8Array(await file.arrayBuffer()), "written.tif"), {
    signal,
  });
}

describe("an exported date", () => {
  it("has the recipe's physical values on the file's own grid", async () => {
    const file = await exported(recipe("B04*2"));
    const { transform, geoKeys } = file.georeference;
    expect(geoKeys).toMatchObject({ ProjectedCSTypeGeoKey: 32631 });
    const [pixel = 0, , west = 0, , , north = 0] = transform ?? [];
    const [column, row] = [(west - WEST) / 10, (NORTH - north) / 10];
    expect([pixel, column % 1, row % 1]).toEqual([10, 0, 0]);
    const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0], signal);
    const at = (x: number, y: number) => samples[0]?.[y * 512 + x];
    expect(at(3, 1)).toBe(Math.fround(2 * ((column + 3 + (row + 1) * 1000) * 0.5 + 10)));
    expect(file.bands[0]).toMatchObject({ dataType: "float32", description: "test", nodata: Number.NaN });
  });

  it("has the bands as they are stored, with scale and offset, on the grid of the first", async () => {
    const file = await exported(recipe("B04-B11"), { values: "stored" });
    const [, , west = 0, , , north = 0] = file.georeference.transform ?? [];
    const [column, row] = [(west - WEST) / 10, (NORTH - north) / 10];
    const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0, 1], signal);
    expect(samples.map((band) => band[3])).toEqual([
      column + 3 + row * 1000,
      Math.floor((column + 3) / 2) + Math.floor(row / 2) * 1000,
    ]);
    expect(
      file.bands.map(({ description, scale, offset, nodata }) => [description, scale, offset, nodata]),
    ).toEqual([
      ["B04", 0.5, 10, -1],
      ["B11", 0.5, 10, -1],
    ]);
  });

  it("lies on multiples of its pixel in another system", async () => {
    const file = await exported(recipe("B04"), {}, "EPSG:3857");
    const { transform, geoKeys } = file.georeference;
    expect(geoKeys).toMatchObject({ ProjectedCSTypeGeoKey: 3857 });
    const [pixel = 0, , west = 0, , , north = 0] = transform ?? [];
    // A metre at 51.3° is 1.6 of Web Mercator.
    expect(pixel).toBeCloseTo(16, 1);
    expect([west / pixel, north / pixel].map((share) => Math.abs(share - Math.round(share)) < 1e-6)).toEqual([
      true,
      true,
    ]);
  });

  it("says that it has nothing to write beside the data", async () => {
    const { engine: reader } = engineOn(disk);
    const target = { bounds: [7, 51, 7.1, 51.1] as BBox, crs: null, resolution: null };
    await expect(reader.output(slice, recipe("B04"), target, signal)).rejects.toThrow(
      "This date has no file within the part of the map that is to be written.",
    );
  });
});

it("an exported composite reduces its dates pixel by pixel", async () => {
  const doubled = { ...DN, url: "https://a.test/later.tif", paint: (column: number) => column * 3 };
  disk.add(doubled);
  const later: Slice = { ...sliceOf([paintedScene("b", { B04: doubled.url })]), id: "later" };
  const { engine: reader } = engineOn(disk);
  const both = compositeOf([slice, later], "mean", 2);
  const file = await exported(recipe("B04"), {
    engine: localEngine(reader, [both]),
    slice: both,
  });
  const [, , west = 0, , , north = 0] = file.georeference.transform ?? [];
  const [column, row] = [(west - WEST) / 10 + 3, (NORTH - north) / 10];
  const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0], signal);
  expect(samples[0]?.[3]).toBe(Math.fround((column + row * 1000 + column * 3) / 4 + 10));
});

describe.skipIf(gdalVersion() === undefined)(
  "GDAL, where it is installed, agrees with an exported date",
  () => {
    const each = warpCases.find(({ name }) => name === "UTM at zoom 13");

    it.each([
      ["on the file's own grid", null],
      ["in Web Mercator", "EPSG:3857"],
      ["in Lambert's equal-area projection", "EPSG:3035"],
    ])("%s", async (_, crs) => {
      if (!each) throw new Error("the case is one of the list");
      const bytes = fileOf(each);
      const cache = new ByteCache(64e6);
      const bands = new LocalBands(cache, () => openRasterFile(new MemorySource(bytes, "B.tif")));
      const reader = new SliceReader({ cache, bands });
      const date = sliceOf([paintedScene("scene", { B: "B.tif" })]);
      const look: Recipe = { kind: "classes", title: "B", band: "B", mask: null };
      const [lon, lat] = each.point;
      const bounds: BBox = [lon - 0.02, lat - 0.01, lon + 0.02, lat + 0.01];
      const output = await reader.output(date, look, { bounds, crs, resolution: null }, signal);
      const engine = localEngine(reader, [date]);
      const options = {
        engine,
        slice: date,
        recipe: look,
        values: "stored",
        output,
        metadata: {},
        software: "",
      } as const;
      const { file } = await exportGeoTiff(options, { signal });
      const { ours, theirs, type } = compared(bytes, new Uint8Array(await file.arrayBuffer()));
      expect([type, ours.length]).toEqual(["Byte", theirs.length]);
      let [valid, different] = [0, 0];
      for (const [pixel, level] of theirs.entries()) {
        if (level !== 0) valid += 1;
        if (level !== ours[pixel]) different += 1;
      }
      expect(valid).toBeGreaterThan(theirs.length / 10);
      // A centre that lies within rounding of an edge between two pixels may fall to either side.
      expect(different / theirs.length).toBeLessThan(crs === null ? Number.MIN_VALUE : 0.002);
    });
  },
);

interface Info {
  readonly size: readonly [number, number];
  readonly geoTransform: readonly number[];
  readonly coordinateSystem: { readonly wkt: string };
  readonly bands: readonly { readonly type: string }[];
}

/** The written pixels, and those that gdalwarp takes from the source into the same grid. */
function compared(source: Uint8Array, written: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "export-"));
  try {
    const at = (name: string) => join(folder, name);
    writeFileSync(at("source.tif"), source);
    writeFileSync(at("written.tif"), written);
    const info = JSON.parse(
      execFileSync("gdalinfo", ["-json", at("written.tif")], { encoding: "utf8" }),
    ) as Info;
    const [width, height] = info.size;
    const [west = 0, pixel = 0, , north = 0] = info.geoTransform;
    const extent = [west, north - height * pixel, west + width * pixel, north].map(String);
    const how = "-q -of ENVI -r near -et 0 -ovr NONE".split(" ");
    const size = ["-ts", String(width), String(height)];
    const srs = ["-t_srs", info.coordinateSystem.wkt];
    execFileSync("gdalwarp", [...how, ...srs, "-te", ...extent, ...size, at("source.tif"), at("theirs")]);
    execFileSync("gdal_translate", ["-q", "-of", "ENVI", at("written.tif"), at("ours")]);
    const [ours, theirs] = [readFileSync(at("ours")), readFileSync(at("theirs"))];
    return { ours: new Uint8Array(ours), theirs: new Uint8Array(theirs), type: info.bands[0]?.type };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
