import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import type { FileGrid } from "../warp/frame.ts";
import { placeFileGrid } from "../warp/place-frame.ts";
import { areaPixels } from "./area-pixels.ts";

const SCRIPT = fileURLToPath(new URL("testing/rasterio-counts.py", import.meta.url));
/** A system's own Python often has what one of a tool chain does not. */
const python = ["python3", "/usr/bin/python3"].find(
  (each) => spawnSync(each, ["-c", "import rasterio, affine"]).status === 0,
);

const SHAPES = 200;
const SEED = 20_250_601;
const EDGE = 400;
const IMAGE = [0, EDGE, 0, EDGE] as const;

interface Grid {
  readonly epsg: number;
  readonly transform: readonly [number, number, number, number, number, number];
  /** Somewhere on it, and how far shapes reach from there, degrees. */
  readonly centre: readonly [lon: number, lat: number];
  readonly radius: number;
}

const GRIDS: readonly Grid[] = [
  { epsg: 32631, transform: [10, 0, 640_000, 0, -10, 5_690_000], centre: [5.05, 51.32], radius: 0.03 },
  { epsg: 3035, transform: [20, 0, 3_983_000, 0, -20, 3_144_800], centre: [5.21, 51.28], radius: 0.06 },
  { epsg: 4326, transform: [0.0002, 0, 5, 0, -0.0002, 51.4], centre: [5.04, 51.36], radius: 0.04 },
];

/** Star-shaped around a point near the middle: concave, and it never crosses itself. */
function shapes({ centre, radius }: Grid): readonly Polygon[] {
  const shape = fc
    .record({
      dx: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      dy: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      size: fc.double({ min: 0.02, max: 1, noNaN: true }),
      spokes: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
      hole: fc.boolean(),
    })
    .map(({ dx, dy, size, spokes, hole }): Polygon => {
      const ring = (scale: number): Position[] => {
        const corners = spokes.map((spoke, index) => {
          const angle = (index / spokes.length) * 2 * Math.PI;
          const reach = radius * size * spoke * scale;
          return [
            centre[0] + radius * dx + reach * Math.cos(angle),
            centre[1] + radius * dy + reach * 0.6 * Math.sin(angle),
          ];
        });
        return [...corners, corners[0] ?? []];
      };
      return { type: "Polygon", coordinates: hole ? [ring(1), ring(0.4)] : [ring(1)] };
    });
  return fc.sample(shape, { numRuns: SHAPES, seed: SEED });
}

function fileGrid({ epsg, transform }: Grid): FileGrid {
  const geoKeys =
    epsg === 4326
      ? { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 }
      : { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: epsg };
  const level = { width: EDGE, height: EDGE, blockWidth: 256, blockHeight: 256 };
  return { crs: { geoKeys, projection: { code: `EPSG:${epsg}` } }, affine: transform, levels: [level] };
}

const reason = python === undefined ? "rasterio is not installed" : "rasterio";

describe.skipIf(python === undefined).each(GRIDS)(`200 shapes in EPSG:$epsg (${reason})`, (grid) => {
  it("have as many pixels in the image as rasterio counts", { timeout: 120_000 }, async () => {
    const file = fileGrid(grid);
    const placed = await placeFileGrid(file);
    const all = shapes(grid);
    const ours = all.map((shape) => {
      const options = { touched: false, maxPixels: 1e7 };
      const { window, byInteriorPoint } = areaPixels(shape, file, placed, IMAGE, options);
      return byInteriorPoint ? 0 : (window?.inside.reduce((sum, each) => sum + each, 0) ?? 0);
    });
    const cases = all.map((geometry) => ({
      crs: `EPSG:${grid.epsg}`,
      transform: grid.transform,
      width: EDGE,
      height: EDGE,
      geometry,
    }));
    const input = JSON.stringify({ cases });
    const { stdout, stderr } = spawnSync(python ?? "", [SCRIPT], { input, encoding: "utf8" });
    if (stdout === "") throw new Error(stderr);
    const theirs = JSON.parse(stdout) as readonly (readonly [least: number, most: number])[];
    const wrong = ours.filter((count, index) => {
      const [least = 0, most = 0] = theirs[index] ?? [];
      return count < least || count > most;
    });
    expect(wrong).toEqual([]);
    // Hardly ever does a centre lie on an edge.
    expect(theirs.filter(([least, most]) => least !== most).length).toBeLessThan(5);
    expect(ours.filter((count) => count > 100).length).toBeGreaterThan(SHAPES / 2);
  });
});
