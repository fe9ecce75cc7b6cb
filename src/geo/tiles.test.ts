import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bboxContains } from "./bbox/bbox-contains.ts";
import { WORLD_SIZE } from "./mercator.ts";
import { tileAt, tileBBox, tileBounds, tileResolution } from "./tiles.ts";

describe("tiles", () => {
  it("cover the world at zoom 0 and a quarter of it at zoom 1", () => {
    const half = WORLD_SIZE / 2;
    expect(tileBounds({ z: 0, x: 0, y: 0 })).toEqual([-half, -half, half, half]);
    expect(tileBounds({ z: 1, x: 1, y: 0 })).toEqual([0, 0, half, half]);
  });

  it("contain the point they were found by", () => {
    const points = fc.tuple(
      fc.double({ min: -180, max: 179.999, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
      fc.integer({ min: 0, max: 20 }),
    );
    fc.assert(
      fc.property(points, ([lon, lat, zoom]) => {
        const [west, south, east, north] = tileBBox(tileAt([lon, lat], zoom));
        const grown = 1e-9;
        expect(bboxContains([west - grown, south - grown, east + grown, north + grown], [lon, lat])).toBe(
          true,
        );
      }),
    );
  });

  it("have 156543.03 metres a pixel at zoom 0, as the tile matrix set standard says", () => {
    // OGC Two Dimensional Tile Matrix Set, annex E.2: WebMercatorQuad, cellSize of matrix 0.
    expect(tileResolution(0, 256)).toBeCloseTo(156_543.033_928_041, 6);
  });
});
