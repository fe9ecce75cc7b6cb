import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convexRings, planeBoxes, rectangle } from "../testing/shapes.ts";
import type { BBox, Coordinate, PlaneBox, Ring, Rings } from "../types.ts";
import { polygonIntersectsBBox } from "./polygon-intersects-bbox.ts";
import { polygonsIntersect } from "./polygons-intersect.ts";

const withHole: Rings = [rectangle([0, 0, 10, 10]), rectangle([3, 3, 7, 7])];

/** Separating axes: two convex polygons are apart where a line along an edge of one parts them. */
function meetByAxes(one: Ring, other: Ring): boolean {
  return [...normals(one), ...normals(other)].every(([nx, ny]) => {
    const along = (ring: Ring) => ring.map(([x = 0, y = 0]) => x * nx + y * ny);
    const [a, b] = [along(one), along(other)];
    return Math.min(...a) <= Math.max(...b) && Math.min(...b) <= Math.max(...a);
  });
}

function normals(ring: Ring): readonly (readonly [number, number])[] {
  return ring.map(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] as Coordinate;
    return [y - nextY, nextX - x];
  });
}

describe("polygons", () => {
  // Answers of shapely 1.8.5 (GEOS 3.11.1), Polygon.intersects.
  const cases: readonly [string, Rings, Rings, boolean][] = [
    ["that touch in a corner meet", [rectangle([0, 0, 1, 1])], [rectangle([1, 1, 2, 2])], true],
    ["in the hole of another do not", withHole, [rectangle([4, 4, 6, 6])], false],
    ["in a hole that touch its border do", withHole, [rectangle([3, 4, 6, 6])], true],
    ["that cross without a corner inside do", [rectangle([0, 4, 10, 6])], [rectangle([4, 0, 6, 10])], true],
    ["one within the other do", [rectangle([0, 0, 9, 9])], [rectangle([2, 2, 3, 3])], true],
    [
      "whose boxes meet may be apart",
      [
        [
          [0, 0],
          [4, 0],
          [0, 4],
        ],
      ],
      [
        [
          [4, 4],
          [4, 0.5],
          [3.6, 4],
        ],
      ],
      false,
    ],
  ];

  it.each(cases)("%s", (_, one, other, expected) => {
    expect(polygonsIntersect(one, other)).toBe(expected);
    expect(polygonsIntersect(other, one)).toBe(expected);
  });

  it("agree with the separating axis theorem where they are convex", () => {
    fc.assert(
      fc.property(convexRings, convexRings, (one, other) => {
        expect(polygonsIntersect([one], [other])).toBe(meetByAxes(one, other));
      }),
    );
  });

  it("without corners meet nothing", () => {
    expect(polygonsIntersect([], withHole)).toBe(false);
    expect(polygonsIntersect(withHole, [[]])).toBe(false);
  });
});

describe("a polygon and a box", () => {
  const asBBox = ([west, south, east, north]: PlaneBox): BBox => [west, south, east, north];

  it("meet exactly when the polygon meets the rectangle", () => {
    fc.assert(
      fc.property(convexRings, planeBoxes, (ring, box) => {
        expect(polygonIntersectsBBox([ring], asBBox(box))).toBe(meetByAxes(ring, rectangle(box).slice(0, 4)));
      }),
    );
  });

  it("do not meet in a hole", () => {
    expect(polygonIntersectsBBox(withHole, [4, 4, 6, 6])).toBe(false);
    expect(polygonIntersectsBBox(withHole, [4, 4, 8, 6])).toBe(true);
  });

  it("meet on either side of the antimeridian that the box crosses", () => {
    const fiji: BBox = [177, -20, -178, -12];
    expect(polygonIntersectsBBox([rectangle([178, -18, 179, -17])], fiji)).toBe(true);
    expect(polygonIntersectsBBox([rectangle([-179, -18, -178.5, -17])], fiji)).toBe(true);
    expect(polygonIntersectsBBox([rectangle([0, -18, 170, -17])], fiji)).toBe(false);
  });
});
