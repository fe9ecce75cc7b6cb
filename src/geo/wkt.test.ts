import { describe, expect, it } from "vitest";
import { geometryOfWkt, wktOf } from "./wkt.ts";
import type { Geometry } from "geojson";

/** From OGC 06-103r4, table 6, with the coordinates of RFC 7946, appendix A. */
const PAIRS: readonly [Geometry, string][] = [
  [{ type: "Point", coordinates: [100, 0] }, "POINT(100 0)"],
  [
    {
      type: "LineString",
      coordinates: [
        [100, 0],
        [101, 1],
      ],
    },
    "LINESTRING(100 0,101 1)",
  ],
  [
    {
      type: "Polygon",
      coordinates: [
        [
          [100, 0],
          [101, 0],
          [101, 1],
          [100, 0],
        ],
        [
          [100.8, 0.8],
          [100.2, 0.2],
          [100.8, 0.2],
          [100.8, 0.8],
        ],
      ],
    },
    "POLYGON((100 0,101 0,101 1,100 0),(100.8 0.8,100.2 0.2,100.8 0.2,100.8 0.8))",
  ],
  [
    {
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [102, 2],
            [103, 2],
            [103, 3],
            [102, 2],
          ],
        ],
      ],
    },
    "MULTIPOLYGON(((102 2,103 2,103 3,102 2)))",
  ],
];

describe("well-known text", () => {
  it.each(PAIRS)("of %j is %s, and back", (geometry, text) => {
    expect(wktOf(geometry)).toBe(text);
    expect(geometryOfWkt(text)).toEqual(geometry);
  });

  it("is read with spaces, small letters, heights, and points in parentheses", () => {
    expect(geometryOfWkt(" polygon z ((0 0 5, 1 0 5, 1 1 5, 0 0 5))")).toEqual({
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
    expect(geometryOfWkt("MULTIPOINT ((1 2), (3 4))")).toEqual({
      type: "MultiPoint",
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it.each([
    "",
    "POLYGON EMPTY",
    "POLYGON((0 0, 1 0)",
    "POLYGON(0 0, 1 1)",
    "POINT(a b)",
    "POINT(1)",
    "CIRCLE(1 2)",
    "POINT(1 2) x)",
  ])("%s is refused", (text) => {
    expect(() => geometryOfWkt(text)).toThrow(TypeError);
  });
});
