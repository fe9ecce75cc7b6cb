import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxes } from "../testing/boxes.ts";
import { polygonsOf } from "../polygon/polygons-of.ts";
import type { BBox } from "../types.ts";
import { bboxCenter } from "./bbox-center.ts";
import { bboxPolygon } from "./bbox-polygon.ts";
import { longitudeSpan } from "./longitude-span.ts";
import { normaliseBBox } from "./normalise-bbox.ts";
import { splitBBox } from "./split-bbox.ts";

describe("a normal box", () => {
  const cases: readonly [string, BBox, BBox][] = [
    ["from 0 to 360", [190, 0, 200, 1], [-170, 0, -160, 1]],
    ["beyond 180", [170, 0, 190, 1], [170, 0, -170, 1]],
    ["below −180", [-190, 0, -170, 1], [170, 0, -170, 1]],
    ["of the world from 0 to 360", [0, -90, 360, 90], [-180, -90, 180, 90]],
    ["wider than the world", [-200, -90, 250, 90], [-180, -90, 180, 90]],
    ["that ends at the antimeridian", [170, 0, 180, 1], [170, 0, 180, 1]],
    ["that begins at the antimeridian", [180, 0, -170, 1], [-180, 0, -170, 1]],
    ["without width at the antimeridian", [180, 0, 180, 1], [-180, 0, -180, 1]],
    ["named by both names of the antimeridian", [180, 0, -180, 1], [-180, 0, -180, 1]],
  ];

  it.each(cases)("%s", (_, box, expected) => {
    expect(normaliseBBox(box)).toEqual(expected);
  });

  it("is as wide as the box and stays as it is", () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(-720, -360, 0, 360), ([west, south, east, north], turn) => {
        const normal = normaliseBBox([west + turn, south, east + turn, north]);
        expect(longitudeSpan(normal)).toBe(longitudeSpan([west, south, east, north]));
        expect(normaliseBBox(normal)).toEqual(normal);
      }),
    );
  });
});

describe("a box that is split", () => {
  it("keeps its width, in pieces that do not cross", () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const pieces = splitBBox(box);
        for (const [west, , east] of pieces) expect(-180 <= west && west <= east && east <= 180).toBe(true);
        const width = pieces.reduce((sum, [west, , east]) => sum + east - west, 0);
        expect(width).toBe(longitudeSpan(box));
      }),
    );
  });

  it("becomes a polygon, or two across the antimeridian", () => {
    expect(bboxPolygon([1, 2, 3, 4])).toEqual({
      type: "Polygon",
      coordinates: [
        [
          [1, 2],
          [3, 2],
          [3, 4],
          [1, 4],
          [1, 2],
        ],
      ],
    });
    const crossing = bboxPolygon([170, 0, -170, 1]);
    expect(crossing.type).toBe("MultiPolygon");
    expect(
      polygonsOf(crossing)
        .flat(2)
        .map(([lon]) => lon),
    ).toEqual([170, 180, 180, 170, 170, -180, -170, -170, -180, -180]);
  });

  it("has its centre in the middle, also across the antimeridian", () => {
    expect(bboxCenter([10, 0, 20, 4])).toEqual([15, 2]);
    expect(bboxCenter([170, -20, -160, -10])).toEqual([-175, -15]);
    expect(bboxCenter([179, 0, -179, 2])).toEqual([-180, 1]);
  });
});
