import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tileBounds } from "../../geo/tiles.ts";
import { applyAffine } from "./affine.ts";
import { alignedWindow } from "./aligned-window.ts";
import { frameBBox } from "./frame-bbox.ts";
import { type FileGrid, boxFrame, tileFrame, windowFrame } from "./frame.ts";
import { frameProjection, placeFileGrid, placeFrame } from "./place-frame.ts";
import { positionsOf } from "./positions.ts";

const levels = [
  { width: 1000, height: 800, blockWidth: 256, blockHeight: 256 },
  { width: 500, height: 400, blockWidth: 256, blockHeight: 256 },
  { width: 251, height: 200, blockWidth: 256, blockHeight: 256 },
];
const utm31: FileGrid = {
  crs: { geoKeys: { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32631 }, projection: {} },
  affine: [10, 0, 640_000, 0, -10, 5_690_000],
  levels,
};

describe("a frame", () => {
  it("of a tile has the tile's corners", () => {
    const tile = { z: 13, x: 4201, y: 2735 };
    const { width, height, grid } = tileFrame(tile, 256);
    const [minX, minY, maxX, maxY] = tileBounds(tile);
    expect(applyAffine(grid.affine, 0, 0)).toEqual([minX, maxY]);
    const [right, bottom] = applyAffine(grid.affine, width, height);
    expect(right).toBeCloseTo(maxX, 6);
    expect(bottom).toBeCloseTo(minY, 6);
  });

  it("of a box has as many pixels as gdalwarp makes for a pixel size", () => {
    // gdalwarp -te 0 0 95 44 -tr 10 10: 10 × 4 pixels, rounded to the nearest number of them.
    const { width, height, grid } = boxFrame({
      bounds: [0, 0, 95, 44],
      crs: "EPSG:32631",
      pixels: { resolution: 10 },
    });
    expect([width, height, applyAffine(grid.affine, 0, 0)]).toEqual([10, 4, [0, 44]]);
  });

  it("of a window has the file's own pixels, also on an overview", async () => {
    const grid = await placeFileGrid(utm31);
    const windows = fc.record({
      column: fc.integer({ min: -20, max: 300 }),
      row: fc.integer({ min: -20, max: 300 }),
      width: fc.integer({ min: 1, max: 400 }),
      height: fc.integer({ min: 1, max: 400 }),
    });
    await fc.assert(
      fc.asyncProperty(windows, fc.nat(2), async (window, number) => {
        const level = levels[number] ?? levels[0];
        if (!level) return;
        const frame = windowFrame(utm31, window, number);
        expect(alignedWindow(await placeFrame(frame), grid, level)).toEqual(window);
        const shifted = { ...window, column: window.column + 0.5 };
        const between = await placeFrame(windowFrame(utm31, shifted, number));
        expect(alignedWindow(between, grid, level)).toBeNull();
      }),
    );
  });

  it("is the same after it was sent to another worker", () => {
    const frames = [
      tileFrame({ z: 3, x: 1, y: 2 }, 256, "bilinear"),
      boxFrame({ bounds: [4, 50, 5, 51], crs: "EPSG:4326", pixels: { width: 20, height: 10 } }),
      windowFrame(utm31, { column: 1, row: 2, width: 3, height: 4 }, 1),
    ];
    for (const frame of frames) expect(structuredClone(frame)).toEqual(frame);
    expect(new Set(frames.map(({ key }) => key)).size).toBe(frames.length);
  });
});

describe("positions of a frame that is no square and in no Mercator", () => {
  it.each([
    ["a lying one in degrees", "EPSG:4326", [5.02, 51.28, 5.14, 51.33]],
    [
      "a standing one in Lambert's equal-area projection",
      "EPSG:3035",
      [3_976_000, 3_139_000, 3_980_000, 3_150_000],
    ],
    ["one in the neighbouring zone", "EPSG:32632", [222_000, 5_690_000, 231_000, 5_693_000]],
  ] as const)("are within a thousandth of a pixel: %s", async (_, crs, bounds) => {
    const grid = await placeFileGrid(utm31);
    for (const [width, height] of [
      [211, 97],
      [3, 250],
      [1, 1],
    ] as const) {
      const frame = await placeFrame(boxFrame({ bounds, crs, pixels: { width, height } }));
      const { columns, rows, originColumn, originRow } = positionsOf(grid, grid, frame);
      const project = frameProjection(frame, grid, grid);
      let [inside, worst] = [0, 0];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const [column, row] = project(x + 0.5, y + 0.5);
          if (!(column >= 0 && column < grid.width && row >= 0 && row < grid.height)) continue;
          inside += 1;
          const place = y * width + x;
          const missColumn = Math.abs((columns[place] ?? Number.NaN) + originColumn - column);
          const missRow = Math.abs((rows[place] ?? Number.NaN) + originRow - row);
          worst = Math.max(worst, missColumn, missRow);
        }
      }
      expect(inside).toBeGreaterThan(0);
      expect(worst).toBeLessThan(1e-3);
    }
  });
});

describe("what a frame covers", () => {
  it("holds its corners, and little more", async () => {
    const bounds = [640_000, 5_680_000, 660_000, 5_690_000] as const;
    const frame = await placeFrame(
      boxFrame({ bounds, crs: "EPSG:32631", pixels: { width: 20, height: 10 } }),
    );
    const [west, south, east, north] = frameBBox(frame) ?? [];
    // gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326 of the corners: 5.0062 to 5.2971 E, 51.2489 to 51.3440 N.
    expect(west).toBeCloseTo(5.0062, 2);
    expect(east).toBeCloseTo(5.2971, 2);
    expect(south).toBeCloseTo(51.2489, 2);
    expect(north).toBeCloseTo(51.344, 2);
  });

  it("goes on past the antimeridian", async () => {
    const bounds = [177, -20, 183, -12] as const;
    const frame = await placeFrame(boxFrame({ bounds, crs: "EPSG:4326", pixels: { width: 6, height: 8 } }));
    const [west = 0, , east = 0] = frameBBox(frame) ?? [];
    expect([Math.round(west), Math.round(east)]).toEqual([177, 183]);
  });

  it("is not known around a pole", async () => {
    const bounds = [-2e6, -2e6, 2e6, 2e6] as const;
    const frame = await placeFrame(boxFrame({ bounds, crs: "EPSG:3413", pixels: { width: 8, height: 8 } }));
    expect(frameBBox(frame)).toBeNull();
  });
});
