import type { MultiPolygon, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { unwrapGeometry } from "./unwrap-geometry.ts";

const polygon = (ring: Position[]): Polygon => ({ type: "Polygon", coordinates: [ring] });

test("a ring over the antimeridian goes on past 180° instead of around the world", () => {
  const ring = [
    [170, 60],
    [-170, 60],
    [-170, 70],
    [170, 70],
    [170, 60],
  ];
  expect(unwrapGeometry(polygon(ring)).coordinates[0]).toEqual([
    [170, 60],
    [190, 60],
    [190, 70],
    [170, 70],
    [170, 60],
  ]);
});

test("a ring around the pole is closed along the edge of the map", () => {
  const ring = [
    [0, -70],
    [120, -75],
    [-120, -72],
    [0, -70],
  ];
  expect(unwrapGeometry(polygon(ring)).coordinates[0]).toEqual([
    [0, -70],
    [120, -75],
    [240, -72],
    [360, -70],
    [360, -90],
    [0, -90],
    [0, -70],
  ]);
});

test("what stays on its side of the antimeridian is unchanged", () => {
  const shape: MultiPolygon = {
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [4, 50],
          [5, 50],
          [5, 51],
          [4, 50],
        ],
      ],
      [
        [
          [-180, 1],
          [-179, 1],
          [-179, 2],
          [-180, 1],
        ],
      ],
    ],
  };
  expect(unwrapGeometry(shape)).toEqual(shape);
});

test("a line to the west goes on below −180°", () => {
  const line = {
    type: "LineString" as const,
    coordinates: [
      [-179, 0],
      [179, 0],
    ],
  };
  expect(unwrapGeometry(line).coordinates).toEqual([
    [-179, 0],
    [-181, 0],
  ]);
});
