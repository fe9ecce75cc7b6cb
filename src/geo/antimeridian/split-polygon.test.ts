import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonArea } from "../polygon/polygon-area.ts";
import { pointInPolygon } from "../polygon/point-in-polygon.ts";
import { L_SHAPE, rectangle } from "../testing/shapes.ts";
import type { Rings } from "../types.ts";
import { splitPolygon } from "./split-polygon.ts";
import { unwrapPolygon } from "./unwrap-polygon.ts";
import { wrapLongitude } from "./wrap-longitude.ts";

const moved = (rings: Rings, degrees: number): Rings =>
  rings.map((ring) => ring.map(([lon = 0, ...others]) => [lon + degrees, ...others]));
const wrapped = (rings: Rings): Rings =>
  rings.map((ring) => ring.map(([lon = 0, ...others]) => [wrapLongitude(lon), ...others]));

describe("a polygon at the antimeridian", () => {
  it("is cut as RFC 7946 shows in section 3.1.9", () => {
    const whole = unwrapPolygon([
      [
        [170, 40],
        [-170, 40],
        [-170, 50],
        [170, 50],
        [170, 40],
      ],
    ]);
    expect(splitPolygon(whole).map(([outer = []]) => new Set(outer.map(String)))).toEqual([
      new Set(["180,40", "180,50", "170,50", "170,40"]),
      new Set(["-170,40", "-170,50", "-180,50", "-180,40"]),
    ]);
  });

  it("keeps its area and its hole, however far around the world it is moved and however it is written", () => {
    const area = polygonArea(L_SHAPE);
    fc.assert(
      fc.property(fc.double({ min: -540, max: 540, noNaN: true }), fc.boolean(), (degrees, isWrapped) => {
        const shape = moved(L_SHAPE, degrees);
        const parts = splitPolygon(unwrapPolygon(isWrapped ? wrapped(shape) : shape));
        const sum = parts.reduce((total, part) => total + polygonArea(part), 0);
        expect(sum / area).toBeCloseTo(1, 6);
        for (const [lon = 0] of parts.flat(2)) expect(Math.abs(lon)).toBeLessThanOrEqual(180 + 1e-9);
        const inside = (lon: number, lat: number) =>
          parts.some((part) => pointInPolygon([wrapLongitude(lon + degrees), lat], part));
        expect(inside(6.01, 50.51)).toBe(true);
        expect(inside(4.51, 50.51)).toBe(false);
      }),
    );
  });

  it("stays whole, with its heights, where it does not cross", () => {
    const roof = [
      [
        [1, 1, 5],
        [2, 1, 6],
        [2, 2, 7],
        [1, 1, 5],
      ],
    ];
    expect(splitPolygon(roof)).toEqual([roof]);
    expect(splitPolygon([rectangle([-180, -90, 180, 90])])).toEqual([[rectangle([-180, -90, 180, 90])]]);
  });
});
