import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../../catalogue/filter/cloud-cover.ts";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import type { CollectionSummary } from "../../catalogue/types.ts";
import { looksElsewhere, startQuery } from "./start-query.ts";

const collection: CollectionSummary = {
  id: "s2",
  title: "Sentinel-2",
  description: "",
  keywords: [],
  assetKeys: [],
  hasCloudCover: true,
  bbox: [2, 49, 7, 52],
  interval: ["2018-01-01T00:00:00Z", "2022-12-31T00:00:00Z"],
};
const TODAY = "2026-11-21";

describe("the first search of a collection", () => {
  it("keeps the place on the map when there is data", () => {
    const { query, elsewhere } = startQuery(collection, [5, 51, 5.4, 51.3], null, TODAY);
    expect(elsewhere).toBe(false);
    expect(query.area).toEqual([5, 51, 5.4, 51.3]);
  });

  it("keeps an outline that was searched, wherever the map looks, unless the collection lies elsewhere", () => {
    const at = (west: number) => {
      const area = bboxPolygon([west, 50, west + 1, 51]);
      const before = { collections: ["s1"], area, time: { from: null, to: null }, where: [] };
      return { area, ...startQuery(collection, [10, 51, 11, 52], before, TODAY) };
    };
    const here = at(5);
    expect(here).toMatchObject({ query: { area: here.area }, elsewhere: false });
    expect(at(20)).toMatchObject({ query: { area: collection.bbox }, elsewhere: true });
  });

  it("goes to the collection when the map is elsewhere", () => {
    const { query, elsewhere } = startQuery(collection, [-70, -10, -60, 0], null, TODAY);
    expect(elsewhere).toBe(true);
    expect(query.area).toEqual([2, 49, 7, 52]);
  });

  it("searches the middle of a collection that covers continents", () => {
    const wide = { ...collection, bbox: [-20, 30, 40, 70] as const };
    const { query } = startQuery(wide, [100, 0, 101, 1], null, TODAY);
    expect(query.area).toEqual([6, 46, 14, 54]);
  });

  it("keeps the dates and clouds asked for before while the collection has them", () => {
    const before = {
      collections: ["x"],
      area: [5, 51, 6, 52] as const,
      time: { from: "2021-03-01", to: "2021-10-31" },
      where: [cloudCoverUpTo(40), { op: "=", args: [{ property: "orbit" }, 8] } as const],
    };
    expect(startQuery(collection, [5, 51, 6, 52], before, TODAY).query).toMatchObject({
      time: { from: "2021-03-01", to: "2021-10-31" },
      where: [cloudCoverUpTo(40)],
    });
    expect(
      startQuery(collection, [5, 51, 6, 52], { ...before, time: { from: "2025-01-01", to: null } }, TODAY)
        .query,
    ).toMatchObject({
      time: { from: "2021-12-31", to: "2022-12-31" },
    });
  });
});

describe("offering to search again", () => {
  const searched = [5, 51, 6, 52] as const;
  it("waits until a good part of the view was not searched", () => {
    expect(looksElsewhere(searched, [5.1, 51.1, 5.9, 51.9], undefined)).toBe(false);
    expect(looksElsewhere(searched, [5.2, 51, 6.2, 52], undefined)).toBe(false);
    expect(looksElsewhere(searched, [5.5, 51, 6.5, 52], undefined)).toBe(true);
    expect(looksElsewhere(searched, [8, 51, 9, 52], undefined)).toBe(true);
  });

  it("does not offer places where the collection has no data", () => {
    expect(looksElsewhere(searched, [4, 50, 7, 53], undefined)).toBe(true);
    expect(looksElsewhere(searched, [4, 50, 7, 53], [5, 51, 6, 52])).toBe(false);
    expect(looksElsewhere(searched, [8, 51, 9, 52], [5, 51, 6, 52])).toBe(false);
  });

  it("measures across the antimeridian", () => {
    expect(looksElsewhere([179, 0, -179, 1], [179.2, 0, -179.2, 1], undefined)).toBe(false);
    expect(looksElsewhere([179, 0, -179, 1], [-179.5, 0, -178, 1], undefined)).toBe(true);
  });
});
