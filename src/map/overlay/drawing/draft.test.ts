import { describe, expect, it } from "vitest";
import type { LonLat } from "../../../geo/types.ts";
import { distanceOnSphere } from "../../../geo/sphere.ts";
import { completed, type Draft, emptyDraft, shapeOf, withCorner, withoutLastCorner } from "./draft.ts";

function drawn(tool: Draft["tool"], ...corners: LonLat[]): Draft {
  return corners.reduce(withCorner, emptyDraft(tool));
}

describe("drawing", () => {
  it("ends a point with its first click", () => {
    expect(completed(emptyDraft("point"))).toBeNull();
    expect(completed(drawn("point", [5, 51]))).toEqual({ type: "Point", coordinates: [5, 51] });
  });

  it("makes a box of any two opposite corners", () => {
    const box = [[5, 51], [6, 51], [6, 52], [5, 52], [5, 51]]; // prettier-ignore
    expect(completed(drawn("rectangle", [6, 51], [5, 52]))).toEqual({ type: "Polygon", coordinates: [box] });
    expect(completed(drawn("rectangle", [5, 52], [6, 51]))).toEqual({ type: "Polygon", coordinates: [box] });
    expect(completed(drawn("rectangle", [5, 51], [5, 52]))).toBeNull();
  });

  it("makes a circle of its centre and a point of its edge", () => {
    const circle = drawn("circle", [5, 51], [5.01, 51]);
    const metres = distanceOnSphere([5, 51], [5.01, 51]);
    expect(completed(circle)).toEqual({ type: "Circle", centre: [5, 51], metres });
    const ring = shapeOf(circle)?.coordinates[0] as [number, number][];
    for (const corner of ring) expect(distanceOnSphere([5, 51], corner)).toBeCloseTo(metres, 4);
  });

  it("leaves the end of a polygon to the person, from three corners on", () => {
    const two = drawn("polygon", [5, 51], [6, 51]);
    expect(shapeOf(two)).toBeNull();
    const three = withCorner(two, [6, 52]);
    expect(completed(three)).toBeNull();
    expect(shapeOf(three)?.coordinates).toEqual([[[5, 51], [6, 51], [6, 52], [5, 51]]]); // prettier-ignore
  });

  it("takes the second click of a double click for no corner, and the last corner back", () => {
    const twice = drawn("polygon", [5, 51], [6, 51], [6, 51]);
    expect(twice.corners).toEqual([[5, 51], [6, 51]]); // prettier-ignore
    expect(withoutLastCorner(twice).corners).toEqual([[5, 51]]);
    expect(withoutLastCorner(emptyDraft("polygon")).corners).toEqual([]);
  });
});
