import { assert, integer, property, tuple } from "fast-check";
import type { Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { shape, shapeOfBox } from "./shape.ts";
import { intersects } from "./shapes-intersect.ts";

const ring: Geometry = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [3, 3],
      [7, 3],
      [7, 7],
      [3, 7],
      [3, 3],
    ],
  ],
};

describe("intersecting shapes", () => {
  const cases: readonly [string, Geometry, boolean][] = [
    ["a point in a polygon", { type: "Point", coordinates: [1, 1] }, true],
    ["a point in its hole", { type: "Point", coordinates: [5, 5] }, false],
    ["a point on its border", { type: "Point", coordinates: [10, 5] }, true],
    ["a point outside", { type: "Point", coordinates: [11, 5] }, false],
    [
      "a point of many",
      {
        type: "MultiPoint",
        coordinates: [
          [50, 50],
          [1, 1],
        ],
      },
      true,
    ],
    [
      "a line right through, with no vertex inside",
      {
        type: "LineString",
        coordinates: [
          [-5, 1],
          [15, 1],
        ],
      },
      true,
    ],
    [
      "a line within the hole",
      {
        type: "LineString",
        coordinates: [
          [4, 4],
          [6, 6],
        ],
      },
      false,
    ],
    [
      "a line that passes the corner",
      {
        type: "LineString",
        coordinates: [
          [9, -3],
          [13, 3],
        ],
      },
      false,
    ],
    [
      "a polygon around everything",
      {
        type: "Polygon",
        coordinates: [
          [
            [-9, -9],
            [19, -9],
            [19, 19],
            [-9, 19],
            [-9, -9],
          ],
        ],
      },
      true,
    ],
    [
      "a polygon within the hole",
      {
        type: "Polygon",
        coordinates: [
          [
            [4, 4],
            [6, 4],
            [6, 6],
            [4, 6],
            [4, 4],
          ],
        ],
      },
      false,
    ],
    [
      "a collection with one part inside",
      { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [2, 2] }] },
      true,
    ],
  ];

  it.each(cases)("%s", (_, other, expected) => {
    expect(intersects(shape(ring), shape(other))).toBe(expected);
    expect(intersects(shape(other), shape(ring))).toBe(expected);
  });

  it("agrees with interval arithmetic for any two boxes", () => {
    const side = tuple(integer({ min: -50, max: 50 }), integer({ min: 1, max: 40 }));
    const box = tuple(side, side).map(([[west, width], [south, height]]) => [
      west,
      south,
      west + width,
      south + height,
    ]);
    assert(
      property(box, box, (one, other) => {
        const [a = 0, b = 0, c = 0, d = 0] = one;
        const [e = 0, f = 0, g = 0, h = 0] = other;
        expect(intersects(shapeOfBox(one), shapeOfBox(other))).toBe(a <= g && e <= c && b <= h && f <= d);
      }),
    );
  });

  it("knows a box across the antimeridian", () => {
    const fiji = shapeOfBox([177, -19, -178, -16]);
    expect(intersects(fiji, shape({ type: "Point", coordinates: [179, -17] }))).toBe(true);
    expect(intersects(fiji, shape({ type: "Point", coordinates: [-179, -17] }))).toBe(true);
    expect(intersects(fiji, shape({ type: "Point", coordinates: [0, -17] }))).toBe(false);
  });
});
