import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import { type PixelGrid, pixelGridOf } from "./pixel-grid.ts";

const data = process.env["REVISIT_DATA"];

/** What GDAL says of a file, as far as it is compared. */
interface Truth {
  readonly gdal?: {
    readonly size: readonly [number, number];
    readonly crs?: unknown;
    readonly geotransform: readonly number[] | null;
    /** Of the four corners and the centre. */
    readonly corners_lonlat?: readonly (readonly [lon: number, lat: number])[];
  };
}

/** Files that are elsewhere for GDAL, and why that is accepted. */
const accepted: Readonly<Record<string, string>> = {
  // Its ellipsoid contradicts its EPSG code: GDAL then forgets the datum, here the code is believed.
  "lib_gdal__gcore_data_gtiff_inconsistent_invflattening.tif": "contradicts itself",
};

/** Metres by which a published datum shift may differ from the grid or the later shift that GDAL has. */
const DATUM_METRES = 15;

/** How far the corners are from where GDAL has them: in pixels, and in metres at the equator's scale. */
function misplacement(grid: PixelGrid, corners: readonly (readonly [number, number])[]) {
  const { width, height } = grid;
  const expected = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
    [width / 2, height / 2],
  ] as const;
  const metresPerPixel = Math.hypot(
    ...difference(grid.toMercator(width / 2, height / 2), grid.toMercator(width / 2 + 1, height / 2)),
  );
  let pixels = 0;
  for (const [index, [lon, lat]] of corners.entries()) {
    const [column, row] = grid.fromLonLat(lon, lat);
    const [wantedColumn, wantedRow] = expected[index] ?? [0, 0];
    // An image of the whole world has the meridian of its edges on both sides.
    const turns = Math.abs(column - wantedColumn) > width * 0.999 ? width : 0;
    pixels = Math.max(pixels, Math.abs(Math.abs(column - wantedColumn) - turns), Math.abs(row - wantedRow));
  }
  return { pixels, metres: pixels * metresPerPixel };
}

const difference = (a: readonly [number, number], b: readonly [number, number]): [number, number] => [
  a[0] - b[0],
  a[1] - b[1],
];

describe.skipIf(!data)("real files (REVISIT_DATA)", () => {
  it("lie where GDAL says they lie, or say that they do not know", async () => {
    const folder = join(data ?? "", "geotiff");
    const misplaced: string[] = [];
    let placed = 0;
    for (const name of await readdir(join(folder, "truth"))) {
      const { gdal } = JSON.parse(await readFile(join(folder, "truth", name), "utf8")) as Truth;
      if (!gdal?.geotransform) continue;
      const file = name.replace(/\.json$/, "");
      try {
        const bytes = await readFile(join(folder, "files", file));
        const opened = await openRasterFile(new MemorySource(bytes, file));
        const grid = await pixelGridOf(opened, {}, file);
        if (!gdal.corners_lonlat || accepted[file] !== undefined) continue;
        const { pixels, metres } = misplacement(grid, gdal.corners_lonlat);
        placed += 1;
        if (pixels > 0.125 && !(metres < DATUM_METRES))
          misplaced.push(`${file}: ${pixels} pixels, ${metres} m`);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        // What cannot be decoded is not placed either; what is not placed has no system in GDAL.
        const { kind } = (error as ProblemError).problem;
        if (kind === "crs" && gdal.crs !== undefined && gdal.corners_lonlat)
          misplaced.push(`${file}: ${String(error)}`);
      }
    }
    expect(misplaced).toEqual([]);
    expect(placed).toBeGreaterThan(150);
  });
});
