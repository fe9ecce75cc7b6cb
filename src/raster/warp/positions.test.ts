import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import type { Affine } from "./affine.ts";
import { createPixelGrid, type PixelGrid } from "./pixel-grid.ts";
import { tileFrame } from "./frame.ts";
import { TILE_TOLERANCE, frameProjection, placeFrame } from "./place-frame.ts";
import { positionsOf } from "./positions.ts";
import { proj4Projector } from "./proj4-projector.ts";
import type { Projector } from "./projector.ts";
import { webMercator } from "./web-mercator.ts";

const size = 256;

function gridOf(projector: Projector, affine: Affine, width = 10_980, height = 10_980): PixelGrid {
  return createPixelGrid({ projector, affine, width, height, name: "test" });
}

/** Greatest distance of interpolated positions from the projection of each pixel, and how many there are. */
async function worstError(grid: PixelGrid, lon: number, lat: number, zoom: number) {
  const frame = await placeFrame(tileFrame(tileAt([lon, lat], zoom), size));
  const positions = positionsOf(grid, grid, frame);
  const exact = frameProjection(frame, grid, grid);
  let error = 0;
  let inside = 0;
  let missed = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [column, row] = exact(x + 0.5, y + 0.5);
      if (!(column >= 0 && column < grid.width && row >= 0 && row < grid.height)) continue;
      inside += 1;
      const index = y * size + x;
      const missColumn = Math.abs((positions.columns[index] ?? Number.NaN) + positions.originColumn - column);
      const missRow = Math.abs((positions.rows[index] ?? Number.NaN) + positions.originRow - row);
      if (Number.isNaN(missColumn + missRow)) missed += 1;
      else error = Math.max(error, missColumn, missRow);
    }
  }
  return { error, inside, missed };
}

const utm31 = proj4Projector("+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");
const sentinel: Affine = [10, 0, 600_000, 0, -10, 5_700_000];

describe("interpolated positions", () => {
  it("are within a fiftieth of a pixel of per-pixel projection for UTM at native zoom", async () => {
    const { error, inside } = await worstError(gridOf(utm31, sentinel), 5.1, 51.2, 13);
    expect(inside).toBe(size * size);
    expect(error).toBeLessThan(0.02);
  });

  it.each([
    ["UTM, whole tile in view", utm31, sentinel, 5.1, 51, 7],
    [
      "geographic, global",
      proj4Projector("+proj=longlat +datum=WGS84"),
      [0.01, 0, -180, 0, -0.01, 90],
      10,
      60,
      0,
    ],
    [
      "geographic, 0 to 360, over Greenwich",
      proj4Projector("+proj=longlat +datum=WGS84"),
      [0.01, 0, 0, 0, -0.01, 90],
      0,
      60,
      1,
    ],
    [
      "geographic, across the antimeridian",
      proj4Projector("+proj=longlat +datum=WGS84"),
      [0.001, 0, 175, 0, -0.001, -10],
      179.9,
      -15,
      8,
    ],
    [
      "UTM 60, across the antimeridian",
      proj4Projector("+proj=utm +zone=60 +datum=WGS84"),
      [10, 0, 800_000, 0, -10, 5_700_000],
      -178.5,
      51.2,
      10,
    ],
    [
      "polar stereographic, at the edge of Web Mercator",
      proj4Projector("+proj=stere +lat_0=-90 +lat_ts=-71 +datum=WGS84"),
      [500, 0, -2_745_000, 0, -500, 2_745_000],
      20,
      -84.5,
      3,
    ],
    [
      "Lambert azimuthal, Europe",
      proj4Projector("+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0"),
      [400, 0, 2_500_000, 0, -400, 5_500_000],
      25,
      65,
      3,
    ],
    [
      "sinusoidal (MODIS)",
      proj4Projector("+proj=sinu +R=6371007.181 +units=m"),
      [231.656, 0, 0, 0, -231.656, 6_671_703],
      20,
      55,
      5,
    ],
    ["rotated", utm31, [8, 6, 600_000, 6, -8, 5_700_000], 5.4, 51.1, 11],
    ["south-up", utm31, [10, 0, 600_000, 0, 10, 5_600_000], 5.1, 51.2, 12],
  ] as const)("are within the bound: %s", async (_, projector, affine, lon, lat, zoom) => {
    const { error, inside, missed } = await worstError(gridOf(projector, affine), lon, lat, zoom);
    expect(inside).toBeGreaterThan(1000);
    expect(missed).toBe(0);
    expect(error).toBeLessThanOrEqual(TILE_TOLERANCE);
  });

  it("are within the bound wherever the tile lies over the scene", async () => {
    const grid = gridOf(utm31, sentinel);
    const places = fc.record({
      lon: fc.double({ min: 4.5, max: 6, noNaN: true }),
      lat: fc.double({ min: 50.6, max: 51.4, noNaN: true }),
      zoom: fc.integer({ min: 5, max: 18 }),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ lon, lat, zoom }) => {
        const { error, missed } = await worstError(grid, lon, lat, zoom);
        expect(missed).toBe(0);
        expect(error).toBeLessThanOrEqual(TILE_TOLERANCE);
      }),
      { numRuns: 20 },
    );
  });

  it("are within the bound in other systems, also rotated, wherever the tile lies", async () => {
    const systems = [
      {
        name: "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0",
        at: [15, 50],
      },
      { name: "+proj=sinu +R=6371007.181 +units=m", at: [20, 55] },
      { name: "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +datum=WGS84", at: [-30, 75] },
      { name: "+proj=longlat +datum=WGS84", at: [179.5, -15] },
    ] as const;
    const places = fc.record({
      system: fc.constantFrom(...systems),
      turn: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      zoom: fc.integer({ min: 4, max: 13 }),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ system: { name, at }, turn, zoom }) => {
        const projector = proj4Projector(name);
        const [x, y] = projector.fromLonLat(at[0], at[1]);
        const pixel = projector.period === undefined ? 500 : 0.005;
        const [a, d] = [pixel * Math.cos(turn), pixel * Math.sin(turn)];
        // The place is the middle of 1000 × 1000 pixels.
        const grid = gridOf(projector, [a, d, x - 500 * (a + d), d, -a, y - 500 * (d - a)], 1000, 1000);
        const { error, inside, missed } = await worstError(grid, at[0], at[1], zoom);
        expect(inside).toBeGreaterThan(0);
        expect(missed).toBe(0);
        expect(error).toBeLessThanOrEqual(TILE_TOLERANCE);
      }),
      { numRuns: 20 },
    );
  });

  it("keep their precision far from the origin of a huge file", async () => {
    const grid = gridOf(webMercator, [0.25, 0, -20_000_000, 0, -0.25, 20_000_000], 160_000_000, 160_000_000);
    const { error, inside } = await worstError(grid, 5.1, 51.2, 19);
    expect(inside).toBe(size * size);
    expect(error).toBeLessThan(0.002);
  });
});
