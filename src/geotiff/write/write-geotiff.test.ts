import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "../tiff/open.ts";
import type { GeoTiffPlan, Piece, PieceValues } from "./types.ts";
import { writeGeoTiff } from "./write-geotiff.ts";

const UTM31 = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32631 };
const { signal } = new AbortController();

function planOf(parts: Partial<GeoTiffPlan> = {}): GeoTiffPlan {
  return {
    width: 1101,
    height: 130,
    affine: [10, 0, 600_000, 0, -10, 5_700_000],
    geoKeys: UTM31,
    bands: [{ name: "NDVI" }, { name: "a < b & “c”", unit: "K", scale: 0.01, offset: 273.15 }],
    dataType: "float32",
    nodata: Number.NaN,
    overviews: "average",
    metadata: { RECIPE: "(B08-B04)/(B08+B04)" },
    software: "Revisit",
    ...parts,
  };
}

/** A number that tells its place; nothing in every 97th pixel. */
function valueAt(column: number, row: number, band: number): number {
  return (column + row * 7) % 97 === 0 ? Number.NaN : ((column * 31 + row * 17) % 4000) / 8 + band;
}

function valuesOf(value: typeof valueAt, bands: number) {
  return ({ column, row, width, height }: Piece): Promise<PieceValues> =>
    Promise.resolve(
      Array.from({ length: bands }, (_, band) =>
        Float64Array.from({ length: width * height }, (__, index) =>
          value(column + (index % width), row + Math.floor(index / width), band),
        ),
      ),
    );
}

async function written(plan: GeoTiffPlan, value = valueAt): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeGeoTiff(plan, valuesOf(value, plan.bands.length), { signal });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Samples of a whole level as this project's reader finds them. */
async function readLevel(bytes: Uint8Array<ArrayBuffer>, level: number, band: number): Promise<number[][]> {
  const file = await openRasterFile(new MemorySource(bytes, "written.tif"), { signal });
  const size = file.levels[level];
  if (!size) throw new Error(`there is no level ${level}`);
  const rows = Array.from({ length: size.height }, () => Array.from({ length: size.width }, () => 0));
  for (let row = 0; row * size.blockHeight < size.height; row += 1) {
    for (let column = 0; column * size.blockWidth < size.width; column += 1) {
      const { samples } = await file.readBlock({ level, column, row }, [band], signal);
      for (const [y, line] of rows.entries()) {
        if (Math.floor(y / size.blockHeight) !== row) continue;
        for (
          let x = column * size.blockWidth;
          x < Math.min(size.width, (column + 1) * size.blockWidth);
          x += 1
        )
          line[x] = samples[0]?.[(y % size.blockHeight) * size.blockWidth + (x % size.blockWidth)] ?? -1;
      }
    }
  }
  return rows;
}

describe("a written GeoTIFF", () => {
  it("gives its reader the values, the place and what was said of its bands", async () => {
    const bytes = await written(planOf());
    const file = await openRasterFile(new MemorySource(bytes, "written.tif"), { signal });
    expect(file.levels.map(({ width, height }) => [width, height])).toEqual([
      [1101, 130],
      [551, 65],
      [276, 33],
    ]);
    expect(file.georeference).toEqual({
      transform: [10, 0, 600_000, 0, -10, 5_700_000],
      geoKeys: { ...UTM31, GTRasterTypeGeoKey: 1 },
    });
    expect(
      file.bands.map(({ description, unit, scale, offset, nodata }) => [
        description,
        unit,
        scale,
        offset,
        nodata,
      ]),
    ).toEqual([
      ["NDVI", undefined, undefined, undefined, Number.NaN],
      ["a < b & “c”", "K", 0.01, 273.15, Number.NaN],
    ]);
    for (const band of [0, 1]) {
      const rows = await readLevel(bytes, 0, band);
      const expected = rows.map((line, row) => line.map((_, column) => valueAt(column, row, band)));
      expect(rows).toEqual(expected);
    }
  });

  it("has the mean of four pixels in an overview, of those that have a value", async () => {
    const [line] = await readLevel(await written(planOf()), 1, 0);
    const mean = (...values: readonly number[]) => {
      const valid = values.filter((value) => !Number.isNaN(value));
      return valid.reduce((sum, value) => sum + value, 0) / valid.length;
    };
    expect(line?.slice(0, 3)).toEqual(
      [0, 2, 4].map((x) =>
        Math.fround(mean(valueAt(x, 0, 0), valueAt(x + 1, 0, 0), valueAt(x, 1, 0), valueAt(x + 1, 1, 0))),
      ),
    );
  });

  it.each(["uint8", "int8", "uint16", "int16", "uint32", "int32", "float64"] as const)(
    "keeps numbers of type %s, and takes one of four for overviews of classes",
    async (dataType) => {
      const plan = planOf({
        width: 600,
        height: 3,
        dataType,
        bands: [{ name: "b" }],
        nodata: 0,
        overviews: "nearest",
      });
      const value = (column: number, row: number) => (column === 5 ? Number.NaN : ((column + row) % 120) + 1);
      const bytes = await written(plan, value);
      const rows = await readLevel(bytes, 0, 0);
      expect(rows[2]).toEqual(rows[2]?.map((_, column) => (column === 5 ? 0 : value(column, 2))));
      expect((await readLevel(bytes, 1, 0))[1]?.slice(0, 2)).toEqual([value(0, 2), value(2, 2)]);
    },
  );

  it("is refused before it is read where it would be too large", async () => {
    const plan = planOf({ width: 20_000, height: 10_000 });
    const read = () => Promise.reject(new Error("must not be read"));
    await expect(writeGeoTiff(plan, read, { signal })).rejects.toThrow(
      "The GeoTIFF would have 20000 × 10000 pixels, 1526 MB before compression; it may have 512 MB.",
    );
  });

  it("stops when it is cancelled, and says how far it has come until then", async () => {
    const controller = new AbortController();
    const done: string[] = [];
    const writing = writeGeoTiff(planOf(), valuesOf(valueAt, 2), {
      signal: controller.signal,
      onProgress: (progress) => {
        done.push(`${progress.done}/${progress.total}`);
        controller.abort();
      },
    });
    await expect(writing).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    expect(done).toEqual(["1/2"]);
  });
});

const HAS_GDAL = spawnSync("gdalinfo", ["--version"]).status === 0;
const VALIDATOR = "osgeo_utils.samples.validate_cloud_optimized_geotiff";
const PYTHON = ["python3", "/usr/bin/python3"].find(
  (each) => spawnSync(each, ["-c", `import ${VALIDATOR}`]).status === 0,
);

function withFile<Result>(bytes: Uint8Array, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "geotiff-"));
  try {
    const path = join(folder, "written.tif");
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface GdalInfo {
  readonly driverShortName: string;
  readonly size: readonly number[];
  readonly geoTransform: readonly number[];
  readonly stac: { readonly "proj:epsg"?: number };
  readonly coordinateSystem: { readonly wkt: string };
  readonly metadata: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bands: readonly {
    readonly type: string;
    readonly description?: string;
    readonly unit?: string;
    readonly scale?: number;
    readonly offset?: number;
    readonly noDataValue?: number | string;
    readonly overviews: readonly { readonly size: readonly number[] }[];
  }[];
}

function gdalinfo(path: string): GdalInfo {
  return JSON.parse(execFileSync("gdalinfo", ["-json", path], { encoding: "utf8" })) as GdalInfo;
}

describe.skipIf(!HAS_GDAL)("GDAL, where it is installed, finds in a written GeoTIFF", () => {
  it("the system, the place, names, unit, scale, nodata, metadata and overviews", async () => {
    const info = withFile(await written(planOf()), gdalinfo);
    expect(info).toMatchObject({
      driverShortName: "GTiff",
      size: [1101, 130],
      geoTransform: [600_000, 10, 0, 5_700_000, 0, -10],
      metadata: {
        "": { RECIPE: "(B08-B04)/(B08+B04)", TIFFTAG_SOFTWARE: "Revisit", AREA_OR_POINT: "Area" },
        IMAGE_STRUCTURE: { COMPRESSION: "DEFLATE", INTERLEAVE: "PIXEL" },
      },
      bands: [
        {
          type: "Float32",
          description: "NDVI",
          noDataValue: "NaN",
          overviews: [{ size: [551, 65] }, { size: [276, 33] }],
        },
        { description: "a < b & “c”", unit: "K", scale: 0.01, offset: 273.15 },
      ],
    });
    expect(info.coordinateSystem.wkt).toContain('ID["EPSG",32631]');
  });

  it("the same values", async () => {
    const raw = withFile(await written(planOf()), (path) => {
      execFileSync("gdal_translate", ["-q", "-of", "ENVI", "-b", "2", path, `${path}.raw`]);
      return new Uint8Array(readFileSync(`${path}.raw`));
    });
    const values = new Float32Array(raw.buffer);
    expect([...values]).toEqual(
      Array.from(values, (_, index) => valueAt(index % 1101, Math.floor(index / 1101), 1)),
    );
  });

  it("a turned grid, and degrees", async () => {
    const turned = [8, 3, 500_000, 2, -9, 4_000_000] as const;
    const info = withFile(await written(planOf({ width: 40, height: 30, affine: turned })), gdalinfo);
    expect(info.geoTransform).toEqual([500_000, 8, 3, 4_000_000, 2, -9]);
    const degrees = planOf({
      width: 40,
      height: 30,
      affine: [0.001, 0, 5, 0, -0.001, 51],
      geoKeys: { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 },
    });
    expect(withFile(await written(degrees), gdalinfo).coordinateSystem.wkt).toContain('ID["EPSG",4326]');
  });

  it.skipIf(PYTHON === undefined)(
    "the layout of a cloud-optimised one, by GDAL's own validator",
    async () => {
      const script = `import sys, json
from ${VALIDATOR} import validate
warnings, errors, details = validate(sys.argv[1], full_check=True)
print(json.dumps([warnings, errors]))`;
      const [warnings, errors] = withFile(
        await written(planOf()),
        (path) =>
          JSON.parse(
            execFileSync(PYTHON ?? "", ["-c", script, path], { encoding: "utf8" }),
          ) as readonly string[][],
      );
      expect({ warnings, errors }).toEqual({ warnings: [], errors: [] });
    },
  );
});
