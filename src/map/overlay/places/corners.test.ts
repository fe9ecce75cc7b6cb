import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { cornersOfShape, withCornerAt } from "./corners.ts";

const square: Polygon = {
  type: "Polygon",
  coordinates: [[[5, 51], [6, 51], [6, 52], [5, 52], [5, 51]]], // prettier-ignore
};
const withHole: MultiPolygon = {
  type: "MultiPolygon",
  coordinates: [
    square.coordinates,
    [[[7, 51], [8, 51], [8, 52], [7, 51]], [[7.5, 51.2], [7.6, 51.2], [7.6, 51.3], [7.5, 51.2]]], // prettier-ignore
  ],
};

describe("the corners of a shape", () => {
  it("are each there once, of holes and parts, too", () => {
    expect(cornersOfShape(square).map(({ at }) => at)).toEqual([[5, 51], [6, 51], [6, 52], [5, 52]]); // prettier-ignore
    expect(cornersOfShape(withHole)).toHaveLength(10);
    expect(cornersOfShape(withHole).at(-1)).toEqual({ path: [1, 1, 2], at: [7.6, 51.3] });
    expect(cornersOfShape({ type: "Point", coordinates: [5, 51] })).toEqual([
      { path: [0, 0, 0], at: [5, 51] },
    ]);
  });

  it("are moved one at a time, and rings stay closed", () => {
    const first = withCornerAt(square, [0, 0, 0], [4.9, 50.9]) as Polygon;
    expect(first.coordinates[0]).toEqual([[4.9, 50.9], [6, 51], [6, 52], [5, 52], [4.9, 50.9]]); // prettier-ignore
    const other = withCornerAt(withHole, [1, 1, 1], [7.7, 51.2]) as MultiPolygon;
    expect(other.coordinates[0]).toEqual(square.coordinates);
    expect(other.coordinates[1]?.[1]?.[1]).toEqual([7.7, 51.2]);
    expect(withCornerAt({ type: "Point", coordinates: [5, 51] }, [0, 0, 0], [6, 52])).toEqual({
      type: "Point",
      coordinates: [6, 52],
    });
    expect(square.coordinates[0]?.[0]).toEqual([5, 51]);
  });
});
