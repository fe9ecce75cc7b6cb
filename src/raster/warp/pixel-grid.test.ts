import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Georeference, RasterFile } from "../../geotiff/tiff/types.ts";
import { applyAffine, invertAffine } from "./affine.ts";
import { fitControlPoints } from "./control-points.ts";
import { chooseLevel } from "./overview.ts";
import { pixelGridOf } from "./pixel-grid.ts";

const utm31 = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32631 };

function fileWith(georeference: Georeference): RasterFile {
  return {
    url: "https://example.org/a.tif",
    levels: [{ width: 100, height: 80, blockWidth: 64, blockHeight: 64 }],
    bands: [{ dataType: "uint8", role: "data" }],
    georeference,
    warnings: [],
    readBlock: () => Promise.reject(new Error("not read here")),
  };
}

// gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326 of 640500 5689200: column 50, row 80 at 10 m.
const middleSouth = [5.017_015_547_994, 51.336_702_926_003] as const;

describe("the pixels of a file", () => {
  it("lie by the file's own transform, whatever the item says", async () => {
    const file = fileWith({ transform: [10, 0, 640_000, 0, -10, 5_690_000], geoKeys: utm31 });
    const grid = await pixelGridOf(file, { transform: [1, 0, 0, 0, -1, 0], code: "EPSG:4326" }, "a");
    const [column, row] = grid.fromLonLat(...middleSouth);
    expect(column).toBeCloseTo(50, 2);
    expect(row).toBeCloseTo(80, 2);
    expect(grid.warnings).toEqual([
      expect.stringMatching(/put the pixels .* elsewhere .* the files are followed/),
    ]);
  });

  it("that file and item put in the same place, however it is written, need no word", async () => {
    const file = fileWith({ transform: [10, 0, 640_000, 0, -10, 5_690_000], geoKeys: utm31 });
    for (const projection of [
      {},
      { code: "EPSG:32631" },
      { transform: [10, 0, 640_000, 0, -10, 5_690_000], shape: [80, 100] as const },
      { transform: [10, 0, 640_005, 0, -10, 5_689_995], code: "EPSG:32631" },
      { transform: [20, 0, 640_000, 0, -20, 5_690_000], shape: [40, 50] as const, code: "EPSG:32631" },
      { code: "a system that is not known" },
    ]) {
      expect((await pixelGridOf(file, projection, "a")).warnings).toEqual([]);
    }
  });

  it("lie by the file where the item names another zone, another place or another size, and that is said", async () => {
    const file = fileWith({ transform: [10, 0, 640_000, 0, -10, 5_690_000], geoKeys: utm31 });
    for (const projection of [
      { code: "EPSG:32632" },
      { transform: [10, 0, 640_040, 0, -10, 5_690_000] },
      { transform: [10, 0, 640_000, 0, -10, 5_690_000], shape: [8000, 10_000] as const },
    ]) {
      const grid = await pixelGridOf(file, projection, "a");
      expect(grid.warnings).toHaveLength(1);
      expect(grid.fromLonLat(...middleSouth)[0]).toBeCloseTo(50, 2);
    }
  });

  it("lie by the file's ground control points rather than by its item", async () => {
    const points = [
      [0, 0, 640_000, 5_690_000],
      [100, 0, 641_000, 5_690_000],
      [0, 80, 640_000, 5_689_200],
    ] as const;
    const file = fileWith({ transform: null, geoKeys: utm31, controlPoints: points });
    const projection = { transform: [10, 0, 700_000, 0, -10, 5_690_000], code: "EPSG:32631" };
    const grid = await pixelGridOf(file, projection, "a");
    expect(grid.fromLonLat(...middleSouth)[0]).toBeCloseTo(50, 1);
    expect(grid.warnings).toEqual([
      expect.stringContaining("ground control points"),
      expect.stringContaining("by 6,000 pixels"),
    ]);
  });

  it("of the whole world lie the same from -180 and from 0", async () => {
    const file = fileWith({
      transform: [3.6, 0, -180, 0, -2.25, 90],
      geoKeys: { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 },
    });
    const item = { transform: [3.6, 0, -180, 0, -2.25, 90], shape: [80, 100] as const, code: "EPSG:4326" };
    expect((await pixelGridOf(file, item, "a")).warnings).toEqual([]);
  });

  it("lie by the item's transform and code where the file has none", async () => {
    const file = fileWith({ transform: null, geoKeys: null });
    const projection = { transform: [10, 0, 640_000, 0, -10, 5_690_000, 0, 0, 1], code: "EPSG:32631" };
    const grid = await pixelGridOf(file, projection, "a");
    const [column, row] = grid.fromLonLat(...middleSouth);
    expect(column).toBeCloseTo(50, 2);
    expect(row).toBeCloseTo(80, 2);
  });

  it("lie by ground control points where there is nothing else, with a warning", async () => {
    const points = [
      [0, 0, 640_000, 5_690_000],
      [100, 0, 641_000, 5_690_000],
      [0, 80, 640_000, 5_689_200],
      [100, 80, 641_006, 5_689_200],
    ] as const;
    const grid = await pixelGridOf(
      fileWith({ transform: null, geoKeys: utm31, controlPoints: points }),
      {},
      "The scan",
    );
    const [column, row] = grid.fromLonLat(...middleSouth);
    expect(column).toBeCloseTo(50, 0);
    expect(row).toBeCloseTo(80, 0);
    expect(grid.warnings).toEqual([
      "The scan is placed by ground control points; they are met within 1.5 units of its coordinate reference system.",
    ]);
  });

  it("are nowhere without any of these, and the message says so", async () => {
    const nothing = pixelGridOf(fileWith({ transform: null, geoKeys: utm31 }), {}, "B04 of S");
    await expect(nothing).rejects.toThrow("B04 of S does not say where its pixels lie, nor does its item.");
    const folded = pixelGridOf(
      fileWith({ transform: [10, 10, 0, 10, 10, 0], geoKeys: utm31 }),
      {},
      "B04 of S",
    );
    await expect(folded).rejects.toThrow("The transform of B04 of S folds its image onto a line.");
  });
});

describe("an affine through control points", () => {
  it("is the one the points were made with, rotated or not", () => {
    const numbers = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, (a, b, d, e) => {
        fc.pre(Math.abs(a * e - b * d) > 1);
        const affine = [a, b, 600_000, d, e, 5_700_000] as const;
        const pixels = [
          [0, 0],
          [900, 10],
          [20, 700],
          [500, 500],
          [123, 456],
        ] as const;
        const fit = fitControlPoints(
          pixels.map(([column, row]) => {
            const [x, y] = applyAffine(affine, column, row);
            return [column, row, x, y] as const;
          }),
        );
        expect(fit?.residual).toBeLessThan(1e-3);
        const inverse = fit && invertAffine(fit.affine);
        const [x, y] = applyAffine(affine, 321, 123);
        const [column, row] = inverse ? applyAffine(inverse, x, y) : [Number.NaN, Number.NaN];
        expect(column).toBeCloseTo(321, 1);
        expect(row).toBeCloseTo(123, 1);
      }),
    );
  });

  it("does not exist for two points or for points on a line", () => {
    expect(
      fitControlPoints([
        [0, 0, 1, 1],
        [1, 1, 2, 2],
      ]),
    ).toBeNull();
    expect(
      fitControlPoints([
        [0, 0, 1, 1],
        [1, 1, 2, 2],
        [2, 2, 3, 3],
        [9, 9, 10, 10],
      ]),
    ).toBeNull();
  });
});

describe("the level that is read", () => {
  const levels = [1, 2, 4, 8].map((factor) => ({
    width: 8192 / factor,
    height: 8192 / factor,
    blockWidth: 512,
    blockHeight: 512,
  }));

  it("is the coarsest that is still fine enough", () => {
    // gdalwarp_lib.cpp of GDAL 3.6, where overview −1 is the full resolution.
    const chosen = [0.3, 1, 1.5, 1.95, 2, 2.05, 3.9, 3.95, 6, 8, 100].map((ratio) =>
      chooseLevel(levels, ratio),
    );
    expect(chosen).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 3]);
  });

  it("is the only one there is", () => {
    expect(chooseLevel(levels.slice(0, 1), 50)).toBe(0);
  });
});
