import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../geotiff/tiff/types.ts";
import { bilinearSampling, gatherBilinear } from "./bilinear.ts";
import { boxFrame } from "./frame.ts";
import { placeFrame } from "./place-frame.ts";
import { createPixelGrid } from "./pixel-grid.ts";
import { webMercator } from "./web-mercator.ts";

const edge = 16;
const nodata = -9999;
const metres = 1000;
const size = 40;

const grid = createPixelGrid({
  projector: webMercator,
  affine: [metres, 0, 0, 0, -metres, edge * metres],
  width: edge,
  height: edge,
  name: "test",
});
const level = { width: edge, height: edge, blockWidth: 8, blockHeight: 8 };

/** 16 × 16 stored numbers, cut into blocks of 8 × 8. */
function blocksOf(pixels: readonly number[], addresses: readonly { column: number; row: number }[]): Block[] {
  return addresses.map(({ column, row }) => {
    const samples = Float32Array.from(
      { length: 64 },
      (_, index) => pixels[(row * 8 + (index >> 3)) * edge + column * 8 + (index & 7)] ?? Number.NaN,
    );
    return { samples: [samples], valid: null, bytes: samples.byteLength };
  });
}

describe("bilinear interpolation", () => {
  it("never mixes in no data, and ends where the nearest pixel has none", async () => {
    const pixel = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 100, max: 200 }) }, fc.constant(nodata));
    const pixels = fc.array(pixel, { minLength: edge * edge, maxLength: edge * edge });
    const corner = fc.double({ min: -3000, max: 9000, noNaN: true });
    const width = fc.double({ min: 500, max: 20_000, noNaN: true });
    await fc.assert(
      fc.asyncProperty(pixels, corner, corner, width, async (numbers, west, south, extent) => {
        const bounds = [west, south, west + extent, south + extent] as const;
        const box = boxFrame({ bounds, crs: "EPSG:3857", pixels: { width: size, height: size } });
        const sampling = bilinearSampling(grid, level, 0, await placeFrame(box));
        const calibration = { scale: 1, offset: 0, nodata };
        const values = gatherBilinear(sampling, blocksOf(numbers, sampling.blocks), 0, calibration);
        for (const [index, value] of values.entries()) {
          const column = (west + (((index % size) + 0.5) * extent) / size) / metres;
          const row = edge - (south + extent - ((Math.floor(index / size) + 0.5) * extent) / size) / metres;
          // Within a thousandth of an edge either pixel may be the nearest.
          if (Math.min(...[column, row].map((place) => Math.abs(place - Math.round(place)))) < 1e-3) continue;
          const isInside = column >= 0 && column < edge && row >= 0 && row < edge;
          const nearest = isInside ? numbers[Math.floor(row) * edge + Math.floor(column)] : nodata;
          expect(Number.isNaN(value)).toBe(nearest === nodata);
          if (!Number.isNaN(value)) expect(value >= 100 && value <= 200).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
