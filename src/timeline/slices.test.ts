import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scene } from "../catalogue/types.ts";
import type { BBox } from "../geo/types.ts";
import { slicesOf } from "./slices.ts";

function scene(id: string, datetime: string, changes: Partial<Scene> = {}): Scene {
  const bbox: BBox = changes.bbox ?? [5, 51, 6, 52];
  return {
    id,
    catalogue: "one",
    collection: "c",
    datetime: new Date(datetime).toISOString(),
    bbox,
    footprint: { type: "Polygon", coordinates: [] },
    assets: {},
    synthetic: false,
    ...changes,
  };
}

const at = (lon: number): { bbox: BBox } => ({ bbox: [lon - 0.5, 0, lon + 0.5, 1] });

describe("slicesOf", () => {
  it("puts all tiles of a day into one slice, in order of time", () => {
    const slices = slicesOf([
      scene("late", "2025-06-04T10:40:00Z"),
      scene("a", "2025-06-01T10:40:00Z"),
      scene("b", "2025-06-01T10:40:14Z", { bbox: [6, 51, 7, 52] }),
    ]);
    expect(slices.map(({ id, scenes }) => [id, scenes.length])).toEqual([
      ["2025-06-01", 2],
      ["2025-06-04", 1],
    ]);
    expect(slices[0]).toMatchObject({ bbox: [5, 51, 7, 52], datetime: "2025-06-01T10:40:00.000Z" });
  });

  it("goes by the sun, not by UTC: a morning in New Zealand is one day", () => {
    // Half past ten in the morning at 175° E is about 22:50 UTC of the day before.
    const slices = slicesOf([
      scene("a", "2025-05-31T23:59:50Z", at(175)),
      scene("b", "2025-06-01T00:00:10Z", at(175)),
    ]);
    expect(slices.map(({ id }) => id)).toEqual(["2025-06-01"]);
  });

  it("keeps a pass over solar midnight together, under the day it began", () => {
    const slices = slicesOf([
      scene("before", "2025-06-01T23:58:00Z", { ...at(0.2), platform: "p" }),
      scene("after", "2025-06-02T00:02:00Z", { bbox: [-0.3, 10, 0.7, 11], platform: "p" }),
    ]);
    expect(slices.map(({ id, scenes }) => [id, scenes.length])).toEqual([["2025-06-01", 2]]);
  });

  it("does not take a satellite that looks every ten minutes for one endless pass", () => {
    const images = Array.from({ length: 300 }, (_, index) =>
      scene(`i${index}`, new Date(Date.UTC(2025, 5, 1) + index * 600_000 + 1000).toISOString(), {
        ...at(0),
        platform: "p",
      }),
    );
    const slices = slicesOf(images);
    expect(slices.map(({ scenes }) => scenes.map(({ id }) => id))).toEqual(images.map(({ id }) => [id]));
    expect(slices[1]).toMatchObject({ id: "2025-06-01T00:10Z", day: "2025-06-01", time: "00:10" });
  });

  it("takes a date without a time as that day, anywhere", () => {
    const slices = slicesOf([scene("composite", "2013-09-14T00:00:00Z", at(-55))]);
    expect(slices[0]?.id).toBe("2013-09-14");
  });

  it("makes a step of every time at which the same ground is seen, however often a day, in order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -179, max: 179 }),
        fc.constantFrom(10, 15, 30, 60, 180, 360, 480),
        fc.integer({ min: 1, max: 3 }),
        (lon, minutes, tiles) => {
          const times = Array.from({ length: 2880 / minutes }, (_, step) => step * minutes * 60_000);
          const scenes = times.flatMap((time) =>
            Array.from({ length: tiles }, (_, tile) =>
              scene(`${time}-${tile}`, new Date(Date.UTC(2025, 5, 1) + time + tile * 1000).toISOString(), {
                bbox: [lon - 0.5, tile, lon + 0.5, tile + 1],
                platform: "p",
              }),
            ),
          );
          const slices = slicesOf(scenes.toReversed());
          expect(slices.map(({ datetime }) => Date.parse(datetime) - Date.UTC(2025, 5, 1))).toEqual(times);
          for (const slice of slices) expect(slice.scenes).toHaveLength(tiles);
          expect(new Set(slices.map(({ id }) => id)).size).toBe(slices.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("has one step for an afternoon that shows other ground than the morning, or hardly any of the same", () => {
    const morning = scene("morning", "2025-06-01T09:40:00Z", { bbox: [5, 51, 6, 52], platform: "a" });
    const beside = scene("beside", "2025-06-01T11:20:00Z", { bbox: [5.7, 51, 6.7, 52], platform: "a" });
    const again = scene("again", "2025-06-01T13:20:00Z", { bbox: [5.1, 51, 6.1, 52], platform: "b" });
    expect(slicesOf([morning, beside]).map(({ id }) => id)).toEqual(["2025-06-01"]);
    expect(slicesOf([morning, again]).map(({ id }) => id)).toEqual([
      "2025-06-01T09:40Z",
      "2025-06-01T13:20Z",
    ]);
  });

  it("keeps the scenes of an overpass together where one of them repeats what was seen in the morning", () => {
    const slices = slicesOf([
      scene("a1", "2025-06-01T09:40:00Z", { bbox: [5, 51, 6, 52], platform: "a" }),
      scene("b0", "2025-06-01T13:19:46Z", { bbox: [5, 52, 6, 53], platform: "b" }),
      scene("b1", "2025-06-01T13:20:00Z", { bbox: [5, 51, 6, 52], platform: "b" }),
    ]);
    expect(slices.map(({ scenes }) => scenes.map(({ id }) => id))).toEqual([["a1"], ["b0", "b1"]]);
  });

  it("has one date for a scene a moment before midnight in the east", () => {
    const [slice] = slicesOf([scene("late", "2025-08-10T23:59:59.500Z", at(15.7))]);
    expect(slice).toMatchObject({ id: "2025-08-11", day: "2025-08-11" });
  });

  it("draws the most complete scene first, then the least cloudy, then by id", () => {
    const [slice] = slicesOf([
      scene("b", "2025-06-01T10:40:00Z", { cloudCover: 10 }),
      scene("edge", "2025-06-01T10:40:00Z", { cloudCover: 0, nodataShare: 60 }),
      scene("cloudy", "2025-06-01T10:40:00Z", { cloudCover: 80 }),
      scene("a", "2025-06-01T10:40:00Z", { cloudCover: 10 }),
    ]);
    expect(slice?.scenes.map(({ id }) => id)).toEqual(["a", "b", "cloudy", "edge"]);
    expect(slice?.cloudCover).toBe(25);
  });

  it("keeps the newest of a scene that was processed twice", () => {
    const tile = { gridCode: "31UFS", platform: "s2b" };
    const [slice] = slicesOf([
      scene("N0213", "2019-09-10T09:50:29Z", { ...tile, processed: "2019-09-10T12:00:00.000Z" }),
      scene("N0500", "2019-09-10T09:50:29Z", { ...tile, processed: "2023-04-30T08:00:00.000Z" }),
    ]);
    expect(slice?.scenes.map(({ id }) => id)).toEqual(["N0500"]);
  });

  it("keeps both halves of a tile that lies in two strips", () => {
    const tile = { gridCode: "31UFS", platform: "s2b" };
    const [slice] = slicesOf([
      scene("north", "2025-06-01T10:40:00Z", {
        ...tile,
        bbox: [5, 51.5, 6, 52],
        processed: "2025-06-01T12:00:00.000Z",
      }),
      scene("south", "2025-06-01T10:40:05Z", {
        ...tile,
        bbox: [5, 51, 6, 51.5],
        processed: "2025-06-01T13:00:00.000Z",
      }),
    ]);
    expect(slice?.scenes).toHaveLength(2);
  });

  it("keeps an older scene that has what the newer lacks", () => {
    const tile = { gridCode: "31UFS", platform: "s2b" };
    const [slice] = slicesOf([
      scene("whole", "2025-06-01T10:40:00Z", {
        ...tile,
        nodataShare: 0,
        processed: "2025-06-01T12:00:00.000Z",
      }),
      scene("part", "2025-06-01T10:40:00Z", {
        ...tile,
        nodataShare: 40,
        processed: "2025-06-02T12:00:00.000Z",
      }),
    ]);
    expect(slice?.scenes.map(({ id }) => id)).toEqual(["whole", "part"]);
  });

  it("gives the same slices whatever order the pages came in", () => {
    const scenes = fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: 6 }),
        minute: fc.integer({ min: 0, max: 1439 }),
        lon: fc.integer({ min: -179, max: 179 }),
        cloudCover: fc.integer({ min: 0, max: 3 }),
        gridCode: fc.constantFrom("t1", "t2"),
        platform: fc.constantFrom("p", "q"),
      }),
      { maxLength: 20, selector: (value) => JSON.stringify(value) },
    );
    fc.assert(
      fc.property(scenes, fc.infiniteStream(fc.nat()), (parts, order) => {
        const made = parts.map(({ day, minute, lon, ...rest }, index) =>
          scene(`s${index}`, new Date(Date.UTC(2025, 5, 1 + day, 0, minute, 30)).toISOString(), {
            ...at(lon),
            ...rest,
          }),
        );
        const shuffled = made
          .map((item) => ({ item, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(slicesOf(shuffled)).toEqual(slicesOf(made));
      }),
    );
  });
});
