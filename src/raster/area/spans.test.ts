import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointInPolygon } from "../../geo/polygon/point-in-polygon.ts";
import type { PixelPolygon } from "./outline.ts";
import { visitSpans } from "./spans.ts";
import { CONCAVE } from "./testing/concave.ts";

/** 1 for pixels whose centre is inside. */
function maskOf(polygons: readonly PixelPolygon[], width: number, height: number): number[][] {
  const mask = Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
  visitSpans(polygons, (row, first, end) => mask[row]?.fill(1, Math.max(0, first), Math.max(0, end)));
  return mask;
}

describe("the pixels whose centres lie inside a shape", () => {
  it("are those that Shapely 1.8 finds", () => {
    expect(maskOf([CONCAVE], 10, 8).map((row) => row.join(""))).toEqual([
      "0100000000",
      "0111111110",
      "0111011110",
      "0111011110",
      "0111001110",
      "0110000100",
      "0100000000",
      "0100000000",
    ]);
  });

  it("are those of the even-odd rule point by point, whatever the shape", () => {
    // Never on a centre, which either side may claim.
    const coordinate = fc.integer({ min: -40, max: 240 }).map((tenths) => tenths / 10 + 0.0301);
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const mask = maskOf([rings], 20, 20);
        for (let row = 0; row < 20; row += 1) {
          for (let column = 0; column < 20; column += 1)
            expect(mask[row]?.[column] === 1).toBe(pointInPolygon([column + 0.5, row + 0.5], rings));
        }
      }),
    );
  });

  it("are never shared by shapes side by side, and none between them is left out", () => {
    const square = (left: number, right: number): PixelPolygon => [
      [
        [left, 0.5],
        [right, 0.5],
        [right, 3.5],
        [left, 3.5],
      ],
    ];
    const [west, east] = [maskOf([square(0.5, 2.5)], 6, 5), maskOf([square(2.5, 5.5)], 6, 5)];
    const both = west.map((row, y) => row.map((each, x) => each + (east[y]?.[x] ?? 0)));
    expect(both).toEqual(maskOf([square(0.5, 5.5)], 6, 5));
    expect(Math.max(...both.flat())).toBe(1);
  });
});
