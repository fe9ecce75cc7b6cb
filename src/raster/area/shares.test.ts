import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PixelPolygon } from "./outline.ts";
import { coveredShares } from "./shares.ts";
import { CONCAVE } from "./testing/concave.ts";

const WINDOW = { column: 0, row: 0, width: 10, height: 8 };

describe("the share of each pixel that a shape covers", () => {
  it("is the area that Shapely 1.8 cuts out of it", () => {
    // polygon.intersection(box(x, y, x + 1, y + 1)).area
    const expected = [
      [
        0.158786926, 0.525581395, 0.43255814, 0.339534884, 0.246511628, 0.153488372, 0.060465116, 0.001046512,
        0, 0,
      ],
      [0.195945946, 1, 1, 0.98, 0.94, 0.960555556, 1, 0.966395349, 0.874418605, 0.174367865],
      [0.101351351, 1, 1, 0.733333333, 0.379166667, 0.931944444, 1, 1, 0.980295455, 0.036068182],
      [0.015444015, 0.991312741, 1, 0.999880319, 0.446660714, 0.883964286, 1, 1, 0.798181818, 0],
      [0, 0.912162162, 1, 0.646808511, 0, 0.14175, 0.897138889, 1, 0.58, 0],
      [0, 0.817567568, 0.897021277, 0.06893617, 0, 0, 0.157146825, 0.909519841, 0.361818182, 0],
      [0, 0.720725633, 0.287353723, 0, 0, 0, 0, 0.173337302, 0.118311688, 0],
      [0, 0.248142611, 0, 0, 0, 0, 0, 0, 0, 0],
    ].flat();
    const shares = coveredShares([CONCAVE], WINDOW);
    for (const [pixel, share] of expected.entries()) expect(shares[pixel]).toBeCloseTo(share, 8);
  });

  it("adds up to the area of the shape, whichever way round it is drawn", () => {
    const coordinate = fc.double({ min: 0, max: 8, noNaN: true });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, point, fc.boolean(), (a, b, c, isReversed) => {
        const triangle: PixelPolygon = [isReversed ? [c, b, a] : [a, b, c]];
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
        const shares = coveredShares([triangle], WINDOW);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(area, 6);
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
