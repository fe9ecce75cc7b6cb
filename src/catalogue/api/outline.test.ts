import { describe, expect, it } from "vitest";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { catalogueOn, json, NEVER, QUERY } from "../testing/fake-catalogue.ts";
import { misbehaving, type FakeItem, type Manners } from "../testing/misbehaving-catalogue.ts";
import type { SearchQuery } from "../types.ts";

/** The south-western half of a square: a box in its other half meets the box around it, and not the outline. */
const TRIANGLE: SearchQuery = {
  ...QUERY,
  area: {
    type: "Polygon",
    coordinates: [
      [
        [5, 51],
        [6, 51],
        [5, 52],
        [5, 51],
      ],
    ],
  },
};
const ITEMS: readonly FakeItem[] = [
  { id: "inside", bbox: [5.1, 51.1, 5.2, 51.2] },
  { id: "corner", bbox: [5.8, 51.8, 5.9, 51.9] },
  ...["a", "b", "c"].map((id): FakeItem => ({ id, bbox: [20, 10, 21, 11] })),
];

async function search(manners: Manners, query = TRIANGLE) {
  const fake = misbehaving(ITEMS, manners);
  const catalogue = catalogueOn(fake);
  const page = await catalogue.search(query, { signal: NEVER });
  const areas = fake
    .searches()
    .map(({ body }) => ["intersects", "bbox"].filter((name) => name in (body as object)).join());
  return { page, areas, refusals: (await catalogue.open(NEVER)).refusals };
}

describe("a search within an outline", () => {
  it("asks by intersects where the service takes it", async () => {
    const { page, areas, refusals } = await search({});
    expect(page.scenes.map(({ id }) => id)).toEqual(["inside"]);
    expect(areas).toEqual(["intersects"]);
    expect(refusals).toEqual([]);
  });

  it("asks by the box around it where the service refuses outlines, and leaves out the rest here", async () => {
    const { page, areas, refusals } = await search({
      refuses: ({ parameters }) => (parameters["intersects"] === undefined ? undefined : json({}, 400)),
    });
    expect(page.scenes.map(({ id }) => id)).toEqual(["inside"]);
    expect(page.leftOut).toBe(1);
    expect(areas).toEqual(["intersects", "intersects", "bbox"]);
    expect(refusals).toEqual([
      "Fake catalogue does not search within an outline; it is asked for the box around it, and what lies outside is left out here.",
    ]);
  });

  it("asks by the box around it where the service does not look at the outline", async () => {
    const { page, areas } = await search({ ignores: ["intersects"] });
    expect(page.scenes.map(({ id }) => id)).toEqual(["inside"]);
    expect(areas).toEqual(["intersects", "bbox"]);
  });

  it("stays with one way of asking for an outline that is a box", async () => {
    const { page, areas } = await search({}, { ...TRIANGLE, area: bboxPolygon([5, 51, 6, 52]) });
    expect(page.scenes.map(({ id }) => id).toSorted()).toEqual(["corner", "inside"]);
    expect(areas).toEqual(["intersects"]);
  });
});
