import { expect, test } from "vitest";
import { labelPoint } from "./label-point.ts";

test("the name goes to the centroid of the largest part", () => {
  const point = labelPoint({
    type: "Feature",
    properties: {},
    geometry: {
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
        [
          [
            [10, 0],
            [14, 0],
            [14, 2],
            [10, 2],
            [10, 0],
          ],
        ],
      ],
    },
  });
  expect(point).toEqual({ point: [12, 1], size: 8 });
});

test("an area without extent has no place for a name", () => {
  const coordinates = [
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  ];
  expect(
    labelPoint({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } }),
  ).toBeNull();
});
