import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { rectangle } from "../../geo/testing/shapes.ts";
import type { BBox } from "../../geo/types.ts";
import { extentOf } from "./geometry.ts";

const exchanged = ([west, south, east, north]: BBox): BBox => [south, west, north, east];
const polygon = (box: BBox) => ({ type: "Polygon", coordinates: [rectangle(box) as Position[]] });

/** Places whose latitudes could be longitudes, and what items say of them in other words. */
const PLACES: readonly [string, BBox, Readonly<Record<string, unknown>>][] = [
  ["Belgium by its UTM zone", [4, 50.5, 5.5, 51.5], { "proj:code": "EPSG:32631" }],
  ["Belgium by its older code", [4, 50.5, 5.5, 51.5], { "proj:epsg": 32631 }],
  ["Brazil by its UTM zone", [-60, -4, -59, -3], { "proj:code": "EPSG:32721" }],
  ["Kenya by its tile", [36, -2, 37, -1], { "grid:code": "MGRS-37MBU" }],
  ["Patagonia by its tile", [-72, -50.5, -70.5, -49.5], { "s2:mgrs_tile": "18FYL" }],
  ["Italy by its centre", [11.9, 41.8, 12.9, 42.8], { "proj:centroid": { lat: 42.3, lon: 12.4 } }],
];

describe("the extent of an item with latitudes first", () => {
  it.each(PLACES)("is put right where the item says where it is: %s", (_place, box, properties) => {
    const wrong = exchanged(box);
    for (const item of [
      { geometry: polygon(wrong) },
      { bbox: [...wrong] },
      { bbox: [wrong[0], wrong[1], 0, wrong[2], wrong[3], 10] },
      { geometry: polygon(wrong), bbox: [...wrong] },
    ]) {
      expect(extentOf({ ...item, properties })?.bbox, JSON.stringify(item)).toEqual(box);
    }
    // Nothing is changed where it is right, nor where the item does not tell.
    expect(extentOf({ geometry: polygon(box), properties })?.bbox).toEqual(box);
    expect(extentOf({ geometry: polygon(wrong), properties: {} })?.bbox).toEqual(wrong);
  });

  it("is kept as it is written where neither reading lies where the item says", () => {
    const properties = { "proj:code": "EPSG:32655" };
    expect(extentOf({ bbox: [4, 50.5, 5.5, 51.5], properties })?.bbox).toEqual([4, 50.5, 5.5, 51.5]);
  });

  it("is kept across the antimeridian, in neighbouring zones and at high latitudes", () => {
    for (const [box, code] of [
      [[179.2, -17, -179.3, -16], "EPSG:32760"],
      [[-179.9, 65, -177, 66], "EPSG:32660"],
      [[4, 77, 12, 79], "EPSG:32633"],
      [[10, -0.5, 11, 0.5], "EPSG:32632"],
    ] as const) {
      expect(extentOf({ bbox: [...box], properties: { "proj:code": code } })?.bbox).toEqual(box);
    }
  });
});
