import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { L_SHAPE, convexRings, planeBoxes, rectangle } from "../testing/shapes.ts";
import { pointInPolygon } from "./point-in-polygon.ts";
import { poleOfInaccessibility } from "./pole-of-inaccessibility.ts";

describe("the pole of inaccessibility", () => {
  it("of a box lies half its shorter side from the border", () => {
    fc.assert(
      fc.property(planeBoxes, ([west, south, east, north]) => {
        const pole = poleOfInaccessibility([rectangle([west, south, east, north])], 0.01);
        const expected = Math.min(east - west, north - south) / 2;
        expect(Math.abs((pole?.distance ?? 0) - expected)).toBeLessThanOrEqual(0.01);
      }),
    );
  });

  it("of an L is the middle of the largest circle in its knee", () => {
    // A circle of radius r that touches both outer legs touches the inner corner (1, 1): r = 2 − √2.
    const [outer = []] = L_SHAPE;
    const pole = poleOfInaccessibility([outer], 1e-5);
    expect(pole?.distance).toBeCloseTo(2 - Math.SQRT2, 4);
    expect(pole?.point[0]).toBeCloseTo(4 + 2 - Math.SQRT2, 3);
    expect(pole?.point[1]).toBeCloseTo(50 + 2 - Math.SQRT2, 3);
  });

  it("lies in the polygon, and not in a hole", () => {
    fc.assert(
      fc.property(convexRings, (ring) => {
        const pole = poleOfInaccessibility([ring], 0.05);
        fc.pre(pole !== null);
        expect(pole && pointInPolygon(pole.point, [ring])).toBe(true);
      }),
    );
    const pole = poleOfInaccessibility(L_SHAPE, 0.001);
    expect(pole && pointInPolygon(pole.point, L_SHAPE)).toBe(true);
  });

  it("does not exist without area", () => {
    expect(poleOfInaccessibility([], 1)).toBeNull();
    expect(
      poleOfInaccessibility(
        [
          [
            [1, 1],
            [2, 2],
          ],
        ],
        1,
      ),
    ).toBeNull();
  });
});
