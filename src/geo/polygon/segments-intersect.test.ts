import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentsIntersect } from "./segments-intersect.ts";

const point = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }));

/** Solves a + s·(b − a) = c + t·(d − c) with whole numbers; undefined for parallel segments. */
function cramer([a, b, c, d]: readonly (readonly [number, number])[]): boolean | undefined {
  if (!a || !b || !c || !d) return undefined;
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const determinant = rx * sy - ry * sx;
  if (determinant === 0) return undefined;
  const s = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / determinant;
  const t = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / determinant;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1;
}

describe("segments", () => {
  it("meet where the linear equations of their lines have a solution on both", () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const expected = cramer([a, b, c, d]);
        fc.pre(expected !== undefined);
        expect(segmentsIntersect(a, b, c, d)).toBe(expected);
        expect(segmentsIntersect(d, c, a, b)).toBe(expected);
      }),
    );
  });

  it("on one line meet where their spans do", () => {
    expect(segmentsIntersect([0, 0], [4, 4], [2, 2], [6, 6])).toBe(true);
    expect(segmentsIntersect([0, 0], [4, 4], [4, 4], [6, 6])).toBe(true);
    expect(segmentsIntersect([0, 0], [4, 4], [5, 5], [6, 6])).toBe(false);
    expect(segmentsIntersect([0, 0], [9, 9], [3, 3], [3, 3])).toBe(true);
  });
});
