import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { L_SHAPE, convexRings, planeBoxes, rectangle } from "../testing/shapes.ts";
import type { PlaneBox } from "../types.ts";
import { clipPolygon } from "./clip-polygon.ts";
import { clipSegment } from "./clip-segment.ts";
import { pointInPolygon } from "./point-in-polygon.ts";
import { ringCentroid } from "./ring-centroid.ts";

const sizeOf = (ring: readonly (readonly number[])[]) => ringCentroid(ring)?.size ?? 0;

describe("a polygon clipped to a box", () => {
  it("has the area that GEOS computes, hole and all", () => {
    // shapely 1.8.5: L.intersection(box(4.5, 50.5, 6, 52)).area
    const [outer = [], ...holes] = clipPolygon(L_SHAPE, [4.5, 50.5, 6, 52]);
    expect(sizeOf(outer) - sizeOf(holes[0] ?? [])).toBeCloseTo(1.16, 12);
    expect(holes).toHaveLength(1);
  });

  it("contains what lies in both, and nothing else", () => {
    const coordinates = fc.double({ min: -32, max: 32, noNaN: true });
    fc.assert(
      fc.property(convexRings, planeBoxes, coordinates, coordinates, (ring, box, x, y) => {
        const inBoth = pointInPolygon([x, y], [ring]) && pointInPolygon([x, y], [rectangle(box)]);
        const clipped = clipPolygon([ring], box);
        // A point within rounding of a cut may fall on either side of it.
        fc.pre(!clipped.flat().some(([cx = 0, cy = 0]) => Math.hypot(cx - x, cy - y) < 1e-6));
        if (Math.abs(x - Math.round(x)) > 1e-6 && Math.abs(y - Math.round(y)) > 1e-6) {
          expect(pointInPolygon([x, y], clipped)).toBe(inBoth);
        }
      }),
    );
  });

  it("is closed, keeps heights, and is nothing where they are apart", () => {
    const roof = [
      [0, 0, 10],
      [4, 0, 20],
      [4, 4, 20],
      [0, 4, 10],
    ];
    expect(clipPolygon([roof], [2, -1, 9, 9])).toEqual([
      [
        [2, 0, 15],
        [4, 0, 20],
        [4, 4, 20],
        [2, 4, 15],
        [2, 0, 15],
      ],
    ]);
    expect(clipPolygon(L_SHAPE, [10, 10, 11, 11])).toEqual([]);
    expect(clipPolygon([], [0, 0, 1, 1])).toEqual([]);
  });
});

describe("a segment clipped to a box", () => {
  const box: PlaneBox = [0, 0, 10, 10];
  it("is named by the shares of its length", () => {
    expect(clipSegment([-10, 5], [30, 5], box)).toEqual([0.25, 0.5]);
    expect(clipSegment([2, 2], [3, 3], box)).toEqual([0, 1]);
    expect(clipSegment([-5, 5], [5, 15], box)).toEqual([0.5, 0.5]);
    expect(clipSegment([-6, 5], [5, 16], box)).toBeUndefined();
    expect(clipSegment([11, 0], [11, 9], box)).toBeUndefined();
    expect(clipSegment([5, 5], [5, 5], box)).toEqual([0, 1]);
  });
});
