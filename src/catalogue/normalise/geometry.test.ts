import type { Position } from "geojson";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { bboxContains } from "../../geo/bbox/bbox-contains.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import { pointInPolygon } from "../../geo/polygon/point-in-polygon.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { wrapLongitude } from "../../geo/antimeridian/wrap-longitude.ts";
import { boxes } from "../../geo/testing/boxes.ts";
import { rectangle } from "../../geo/testing/shapes.ts";
import type { BBox } from "../../geo/types.ts";
import { bboxOf, type Extent, extentOf } from "./geometry.ts";

const polygon = (...rings: Position[][]) => ({ type: "Polygon", coordinates: rings });

/** The ways in which catalogues write the footprint of one and the same box. */
function spellings(box: BBox): readonly Readonly<Record<string, unknown>>[] {
  const [west, south, east, north] = box;
  const end = west > east ? east + 360 : east;
  const ring = rectangle([west, south, end, north]) as Position[];
  const turned = (degrees: number) => ring.map(([lon = 0, lat = 0]) => [lon + degrees, lat]);
  const wrapped = ring.map(([lon = 0, lat = 0]) => [wrapLongitude(lon), lat]);
  const parts =
    west > east ? [rectangle([west, south, 180, north]), rectangle([-180, south, east, north])] : [ring];
  return [
    { geometry: polygon(turned(0)) },
    { geometry: polygon(turned(-360)) },
    { geometry: polygon(wrapped) },
    { geometry: polygon(wrapped.toReversed()) },
    { geometry: polygon(wrapped.map((position) => position.concat(100))) },
    { geometry: { type: "MultiPolygon", coordinates: parts.map((part) => [part]) } },
    { geometry: { type: "MultiPolygon", coordinates: parts.toReversed().map((part) => [part]) } },
    { bbox: [west, south, east, north] },
    { bbox: [west, south, -10, east, north, 10] },
    { bbox: [west, south, end, north] },
    { bbox: [west, north, east, south] },
    { geometry: null, bbox: [west, south, east, north] },
    { geometry: polygon(turned(0).slice(0, -1)) },
    {
      bbox:
        west > east
          ? [
              [west, south, 180, north],
              [-180, south, east, north],
            ]
          : [[west, south, east, north]],
    },
  ];
}

function covers({ footprint }: Extent, lon: number, lat: number): boolean {
  return polygonsOf(footprint).some((rings) => pointInPolygon([wrapLongitude(lon), lat], rings));
}

describe("the extent of an item", () => {
  it("is the same however its box is written, at the antimeridian, too", () => {
    fc.assert(
      fc.property(
        boxes.filter((box) => longitudeSpan(box) < 90 && box[3] > box[1] && box[0] < 180),
        (box) => {
          const [west, south, , north] = box;
          const span = longitudeSpan(box);
          for (const item of spellings(box)) {
            const extent = extentOf(item);
            expect(extent && longitudeSpan(extent.bbox), JSON.stringify(item)).toBeCloseTo(span, 9);
            expect(extent && bboxContains(extent.bbox, [west + span / 2, (south + north) / 2])).toBe(true);
            expect(extent && covers(extent, west + span * 0.49, south + (north - south) * 0.49)).toBe(true);
            expect(extent && covers(extent, west + span + 5, (south + north) / 2)).toBe(false);
          }
        },
      ),
    );
  });

  it("is the same with latitudes first, where that is the only reading or where the box tells", () => {
    const scenes = boxes.filter(
      ([west, south, east, north]) =>
        west < east && east - west < 80 && north - south > 1e-6 && east - west > 1e-6 && west < 180,
    );
    let told = 0;
    fc.assert(
      fc.property(scenes, (box) => {
        const [west, south, east, north] = box;
        const swapped = (rectangle(box) as Position[]).map(([lon = 0, lat = 0]) => [lat, lon]);
        const isOnlyReading = Math.max(Math.abs(west), Math.abs(east)) > 95;
        const isAlone = isOnlyReading && extentOf({ geometry: polygon(swapped) });
        if (isAlone) expect(isAlone.bbox).toEqual(bboxOf(box));
        // Read as it stands, the ring would lie elsewhere.
        if (bboxIntersects([south, west, north, east], box) && !isOnlyReading) return;
        told += 1;
        const extent = extentOf({ geometry: polygon(swapped), bbox: [...box] });
        expect(extent?.bbox).toEqual(bboxOf(box));
      }),
    );
    expect(told).toBeGreaterThan(20);
    // Where both readings are possible and nothing tells, it is as GeoJSON has it.
    const ring = rectangle([5, 51, 6, 52]) as Position[];
    expect(extentOf({ geometry: polygon(ring.map(([lon = 0, lat = 0]) => [lat, lon])) })?.bbox).toEqual([
      51, 5, 52, 6,
    ]);
  });

  it("of the whole world is the whole world, wherever it is said to begin", () => {
    fc.assert(
      fc.property(fc.double({ min: -540, max: 180, noNaN: true }), (west) => {
        const world: BBox = [west, -90, west + 360, 90];
        for (const item of [{ bbox: world }, { geometry: polygon(rectangle(world) as Position[]) }]) {
          const extent = extentOf(item);
          expect(extent && longitudeSpan(extent.bbox)).toBeCloseTo(360, 6);
          for (const lon of [-179.3, -77.1, 0.7, 91.4, 179.3]) {
            expect(extent && covers(extent, lon, 12), `${lon}`).toBe(true);
          }
        }
      }),
    );
  });

  it("of a grid of cell centres ends at the poles", () => {
    for (const cell of [0.1, 0.25, 1, 2.5, 3.6, 10]) {
      const grid: BBox = [-180 - cell / 2, -90 - cell / 2, 180 - cell / 2, 90 + cell / 2];
      for (const item of [{ bbox: grid }, { geometry: polygon(rectangle(grid) as Position[]) }]) {
        expect(extentOf(item)?.bbox).toEqual([-180, -90, 180, 90]);
      }
    }
  });

  it("of a ring around a pole holds the pole", () => {
    for (const sign of [1, -1]) {
      for (const [count, start] of [
        [3, 0],
        [8, 17],
        [36, -175],
      ] as const) {
        const ring = Array.from({ length: count + 1 }, (_, corner): Position => {
          const lon = start + ((corner % count) * 360) / count;
          return [wrapLongitude(lon), sign * (70 + (corner % count) / count)];
        });
        const extent = extentOf({ geometry: polygon(ring) });
        expect(extent?.bbox[0]).toBe(-180);
        expect(extent?.bbox[2]).toBe(180);
        expect(extent?.bbox[sign > 0 ? 3 : 1]).toBe(sign * 90);
        for (const lon of [-170, -60, 10, 130]) expect(extent && covers(extent, lon, sign * 89)).toBe(true);
        expect(extent && covers(extent, 10, sign * 60)).toBe(false);
      }
    }
  });

  it("is none where nothing makes sense", () => {
    for (const bbox of [
      [0, 0, 0, 0],
      [700, 0, 800, 1],
      [Number.NaN, 0, 1, 1],
      ["5", "51", "6", "52"],
      [1, 2, 3],
      {},
    ]) {
      expect(extentOf({ bbox })).toBeUndefined();
    }
  });
});

describe("a box", () => {
  it("with south above north, or with latitudes first where that can only be meant, is put right", () => {
    expect(bboxOf([5, 52, 6, 51])).toEqual([5, 51, 6, 52]);
    expect(bboxOf([-90, -180, 90, 180])).toEqual([-180, -90, 180, 90]);
    expect(bboxOf([51, 120, 52, 121])).toEqual([120, 51, 121, 52]);
  });

  it("joins with others over the antimeridian where that is shorter", () => {
    const given = [bboxOf([170, 0, 190, 1]), bboxOf([-175, 0, -170, 1])].filter((box) => box !== undefined);
    expect(bboxUnion(given)).toEqual([170, 0, -170, 1]);
  });
});
