import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { L_SHAPE, convexRings, planeBoxes, rectangle } from "../testing/shapes.ts";
import type { Coordinate } from "../types.ts";
import { sideOf } from "./point-on-segment.ts";
import { pointInPolygon } from "./point-in-polygon.ts";

describe("a point in a polygon", () => {
  it("lies in the area, not in its hole and not in its notch", () => {
    expect(pointInPolygon([6, 50.5], L_SHAPE)).toBe(true);
    expect(pointInPolygon([4.5, 50.5], L_SHAPE)).toBe(false);
    expect(pointInPolygon([6, 52], L_SHAPE)).toBe(false);
  });

  it("is the same for open and closed rings, and with heights", () => {
    fc.assert(
      fc.property(
        planeBoxes,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: -40, max: 40 }),
        (box, x, y) => {
          const closed = rectangle(box);
          const answer = pointInPolygon([x / 2, y / 2], [closed]);
          expect(pointInPolygon([x / 2, y / 2], [closed.slice(0, -1)])).toBe(answer);
          expect(pointInPolygon([x / 2, y / 2, 9], [closed.map((corner) => corner.concat(100))])).toBe(
            answer,
          );
        },
      ),
    );
  });

  it("belongs to exactly one of two boxes side by side", () => {
    const points = fc.tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(points, ([x, y]) => {
        const west = pointInPolygon([x, y], [rectangle([0, 0, 10, 10])]);
        const east = pointInPolygon([x, y], [rectangle([10, 0, 20, 10])]);
        expect(Number(west) + Number(east)).toBe(1);
      }),
    );
  });

  it("agrees with half planes for convex polygons", () => {
    const coordinates = fc.double({ min: -32, max: 32, noNaN: true });
    fc.assert(
      fc.property(convexRings, coordinates, coordinates, (ring, x, y) => {
        const sides = ring.map((corner, index) =>
          sideOf([x, y], corner, ring[(index + 1) % ring.length] as Coordinate),
        );
        fc.pre(!sides.includes(0));
        expect(pointInPolygon([x, y], [ring])).toBe(sides.every((side) => side > 0));
      }),
    );
  });

  it("lies in nothing that has no area", () => {
    expect(pointInPolygon([1, 1], [])).toBe(false);
    expect(pointInPolygon([1, 1], [[]])).toBe(false);
    expect(
      pointInPolygon(
        [1, 1],
        [
          [
            [1, 1],
            [1, 1],
            [1, 1],
          ],
        ],
      ),
    ).toBe(false);
  });
});
