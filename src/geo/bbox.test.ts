import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, intersection, intersects, union, wrapLongitude } from "./bbox.ts";
import type { BBox } from "./types.ts";

const fiji: BBox = [177, -20, -178, -12];

const boxes = fc
  .tuple(
    fc.integer({ min: -180, max: 180 }),
    fc.integer({ min: -80, max: 70 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 0, max: 10 }),
  )
  .map(([west, south, width, height]): BBox => {
    const east = west + width;
    return [west, south, east > 180 ? east - 360 : east, south + height];
  });

describe("boxes", () => {
  it("meet across the antimeridian", () => {
    expect(intersects(fiji, [-179, -15, -170, -10])).toBe(true);
    expect(intersects(fiji, [170, -15, 176, -10])).toBe(false);
  });

  it("are understood from 0 to 360 and beyond 180 too", () => {
    expect(intersects([0, -90, 360, 90], [-20, 10, -10, 20])).toBe(true);
    expect(intersects([170, -20, 190, -10], [-175, -15, -172, -12])).toBe(true);
    expect(intersects([170, -20, 190, -10], [0, -15, 10, -12])).toBe(false);
    expect(contains([170, -20, 190, -10], [-175, -15])).toBe(true);
  });

  it("intersect into a box that crosses the antimeridian when both do", () => {
    expect(intersection(fiji, [170, -18, -179, 0])).toEqual([177, -18, -179, -12]);
    expect(intersection(fiji, [0, 0, 10, 10])).toBeNull();
  });

  it("unite over the antimeridian when that is the short way", () => {
    expect(
      union([
        [178, -20, 179, -10],
        [-179, -15, -178, -5],
      ]),
    ).toEqual([178, -20, -178, -5]);
    expect(
      union([
        [-10, 0, 10, 5],
        [20, -5, 30, 1],
      ]),
    ).toEqual([-10, -5, 30, 5]);
    expect(union([])).toBeNull();
  });

  it("lie within their union, corner by corner", () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1, maxLength: 5 }), (list) => {
        const whole = union(list);
        for (const [west, south, east, north] of list) {
          expect(whole && contains(whole, [west, south])).toBe(true);
          expect(whole && contains(whole, [east, north])).toBe(true);
        }
      }),
    );
  });

  it("intersect exactly when the intersection is not empty", () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        expect(intersection(a, b) !== null).toBe(intersects(a, b));
      }),
    );
  });
});

describe("longitudes", () => {
  it("wrap into [-180, 180)", () => {
    expect(wrapLongitude(180)).toBe(-180);
    expect(wrapLongitude(539)).toBe(179);
    expect(wrapLongitude(-181)).toBe(179);
    expect(wrapLongitude(5.1)).toBe(5.1);
  });
});
