import * as fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { circleRing } from "../sphere.ts";
import { convexHull } from "./convex-hull.ts";
import { polygonArea } from "./polygon-area.ts";
import { pointInPolygon } from "./point-in-polygon.ts";
import { pointOnSegment } from "./point-on-segment.ts";
import { simplifyPolygons } from "./simplify-polygons.ts";

function cornersOf(polygons: readonly Position[][][]): number {
  return polygons.flat(2).length;
}

const star = fc
  .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 60, maxLength: 200 })
  .map((spokes): Position[] => {
    const ring = spokes.map((spoke, index): Position => {
      const angle = (index / spokes.length) * 2 * Math.PI;
      return [spoke * Math.cos(angle), spoke * Math.sin(angle)];
    });
    return ring.concat(ring.slice(0, 1));
  });

/** Whole, so that sides are told without rounding. */
const whole = fc.integer({ min: -50, max: 50 });
const corner = fc.tuple(whole, whole);

describe("polygons with fewer corners", () => {
  it("are as large as before, as nearly as their corners allow", () => {
    const ring = circleRing([5, 51], 10_000, 2000);
    const simple = simplifyPolygons([[ring]], 100);
    expect(cornersOf(simple)).toBeLessThanOrEqual(100);
    const [first = []] = simple;
    expect(polygonArea(first) / polygonArea([ring])).toBeGreaterThan(0.99);
  });

  it("never have more than was asked for, and their rings are closed", () => {
    fc.assert(
      fc.property(
        fc.array(star, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 5, max: 100 }),
        (rings, most) => {
          const simple = simplifyPolygons(
            rings.map((ring) => [ring]),
            most,
          );
          expect(cornersOf(simple)).toBeLessThanOrEqual(most);
          expect(simple.length).toBeGreaterThan(0);
          for (const ring of simple.flat()) {
            expect(ring.length).toBeGreaterThanOrEqual(4);
            expect(ring.at(-1)).toEqual(ring[0]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("stay as they are where they have few", () => {
    const ring = circleRing([5, 51], 100, 12);
    expect(simplifyPolygons([[ring]], 20)).toEqual([[ring]]);
  });
});

describe("a convex hull", () => {
  it("holds all points, and its corners are some of them", () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 60 }), (points) => {
        const hull = convexHull(points);
        const onEdge = (point: readonly number[]): boolean =>
          hull.slice(1).some((end, index) => pointOnSegment(point, hull[index] ?? [], end));
        expect(points.every((point) => onEdge(point) || pointInPolygon(point, [hull]))).toBe(true);
        expect(hull.every((corner) => points.some(([x, y]) => x === corner[0] && y === corner[1]))).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });
});
