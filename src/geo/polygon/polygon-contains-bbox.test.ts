import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { L_SHAPE, convexRings, planeBoxes, rectangle } from "../testing/shapes.ts";
import type { BBox, Coordinate } from "../types.ts";
import { sideOf } from "./point-on-segment.ts";
import { polygonsContainBBox } from "./polygon-contains-bbox.ts";

describe("a polygon", () => {
  it("contains itself as a box, and nothing larger", () => {
    expect(polygonsContainBBox([[rectangle([0, 0, 4, 4])]], [0, 0, 4, 4])).toBe(true);
    expect(polygonsContainBBox([[rectangle([0, 0, 4, 4])]], [0, 0, 4, 4.001])).toBe(false);
  });

  it("does not contain a box around its notch or its hole, although all corners are inside", () => {
    const u = [
      [0, 0],
      [9, 0],
      [9, 9],
      [6, 9],
      [6, 4],
      [3, 4],
      [3, 9],
      [0, 9],
    ];
    expect(polygonsContainBBox([[u]], [1, 1, 8, 8])).toBe(false);
    expect(polygonsContainBBox([[u]], [1, 1, 8, 4])).toBe(true);
    expect(polygonsContainBBox([L_SHAPE], [4.1, 50.1, 4.9, 50.9])).toBe(false);
    expect(polygonsContainBBox([L_SHAPE], [4.8, 50.1, 6.9, 50.9])).toBe(true);
  });

  it("that is convex contains a box exactly when it contains its four corners", () => {
    fc.assert(
      fc.property(convexRings, planeBoxes, (ring, [west, south, east, north]) => {
        const box: BBox = [west / 4, south / 4, east / 4, north / 4];
        const corners = rectangle([box[0], box[1], box[2], box[3]]).slice(0, 4);
        const sides = corners.flatMap((corner) =>
          ring.map((start, index) => sideOf(corner, start, ring[(index + 1) % ring.length] as Coordinate)),
        );
        expect(polygonsContainBBox([[ring]], box)).toBe(sides.every((side) => side >= 0));
      }),
    );
  });

  it("in two parts at the antimeridian contains a box across it", () => {
    const parts = [[rectangle([170, 0, 180, 10])], [rectangle([-180, 0, -170, 10])]];
    expect(polygonsContainBBox(parts, [175, 1, -175, 9])).toBe(true);
    expect(polygonsContainBBox(parts, [175, 1, -165, 9])).toBe(false);
  });
});
