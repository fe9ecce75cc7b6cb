import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { L_SHAPE, rectangle } from "../testing/shapes.ts";
import { polygonArea } from "./polygon-area.ts";

describe("the area of a polygon", () => {
  // Densified with ogr.Segmentize(0.02°), projected with PROJ's +proj=cea +R=6371007.181, measured by GEOS
  // (GDAL 3.6.2, shapely 1.8.5).
  it("agrees with the equal-area projection of PROJ", () => {
    expect(polygonArea(L_SHAPE) / 35_986_209_633.520_95).toBeCloseTo(1, 7);
    const triangle = [
      [-10, -35],
      [20, -20],
      [5, 60],
    ];
    expect(polygonArea([triangle]) / 15_177_148_211_145.344).toBeCloseTo(1, 6);
  });

  it("is the same on either side of the antimeridian, however it is written", () => {
    const fiji = [
      [177, -20],
      [182, -20],
      [182, -15],
      [177, -16],
    ];
    const wrapped = [
      [177, -20],
      [-178, -20],
      [-178, -15],
      [177, -16],
      [177, -20],
    ];
    expect(polygonArea([fiji]) / 264_898_185_701.268_3).toBeCloseTo(1, 7);
    expect(polygonArea([wrapped])).toBeCloseTo(polygonArea([fiji]), 0);
  });

  it("of a box follows from its latitudes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 89, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 179, noNaN: true }),
        (south, height, width) => {
          const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
          const expected =
            6_371_007.181 ** 2 * ((width * Math.PI) / 180) * (sine(south + height) - sine(south));
          expect(polygonArea([rectangle([0, south, width, south + height])]) / expected).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it("around a pole is that of the cap", () => {
    const circle = Array.from({ length: 36 }, (_, index) => [index * 10 - 180, 80]);
    const cap = 2 * Math.PI * 6_371_007.181 ** 2 * (1 - Math.sin((80 * Math.PI) / 180));
    expect(polygonArea([circle]) / cap).toBeCloseTo(1, 9);
    expect(polygonArea([circle.map(([lon = 0, lat = 0]) => [lon, -lat])]) / cap).toBeCloseTo(1, 9);
  });

  it("of the whole world is that of the ellipsoid WGS 84, 510,065,622 km²", () => {
    const half = rectangle([0, -90, 180, 90]);
    expect((2 * polygonArea([half])) / 510_065_621_724_000).toBeCloseTo(1, 6);
  });

  it("is nothing for rings without area", () => {
    expect(polygonArea([])).toBe(0);
    expect(polygonArea([[]])).toBe(0);
    expect(
      polygonArea([
        [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      ]),
    ).toBeCloseTo(0, 6);
  });
});
