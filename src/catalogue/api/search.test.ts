import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../filter/cloud-cover.ts";
import type { Condition } from "../filter/types.ts";
import {
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  opaque,
  page,
  QUERY,
  type Seen,
} from "../testing/fake-catalogue.ts";
import { misbehaving } from "../testing/misbehaving-catalogue.ts";

const FILTER = [
  "https://api.stacspec.org/v1.0.0/item-search#filter",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
];
const QUERY_EXTENSION = ["https://api.stacspec.org/v1.0.0/item-search#query"];

/** A catalogue whose landing page is fine and whose search is up to the test. */
function searching(search: (request: Seen) => Response | Error, start: unknown = landing()): FakeCatalogue {
  return new FakeCatalogue((request) =>
    new URL(request.url).pathname === "/" ? json(start) : search(request),
  );
}

describe("a search", () => {
  it("is a POST with both days included, where the catalogue offers POST", async () => {
    const fake = searching(() => json(page(["a", "b"])));
    const found = await catalogueOn(fake).search(QUERY, { signal: NEVER });
    expect(found.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(fake.searches()).toHaveLength(1);
    expect(fake.searches()[0]).toMatchObject({
      method: "POST",
      body: {
        collections: ["c"],
        bbox: [5, 51, 6, 52],
        datetime: "2025-06-01T00:00:00Z/2025-06-30T23:59:59.999Z",
      },
    });
  });

  it("is a GET where the catalogue offers nothing else", async () => {
    const fake = searching(() => json(page([])), landing({ methods: ["GET"] }));
    await catalogueOn(fake).search(QUERY, { signal: NEVER });
    const { searchParams } = new URL(fake.searches()[0]?.url ?? "");
    expect(searchParams.get("bbox")).toBe("5,51,6,52");
    expect(searchParams.get("collections")).toBe("c");
  });

  it("falls back to GET when the preflight of POST fails, and remembers it", async () => {
    const fake = searching(({ method }) => {
      if (method === "OPAQUE") return opaque();
      return method === "POST" ? new TypeError("Failed to fetch") : json(page(["a"]));
    });
    const client = catalogueOn(fake);
    expect((await client.search(QUERY, { signal: NEVER })).scenes).toHaveLength(1);
    await client.search({ ...QUERY, time: { from: "2025-06-01", to: null } }, { signal: NEVER });
    expect(fake.searches().map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("asks with two rectangles across the antimeridian", async () => {
    const fake = searching(() => json(page([])));
    await catalogueOn(fake).search({ ...QUERY, area: [179, 0, -179, 1] }, { signal: NEVER });
    expect(fake.searches()[0]?.body).toMatchObject({ intersects: { type: "MultiPolygon" } });
    expect(fake.searches()[0]?.body).not.toHaveProperty("bbox");
  });

  it("limits clouds with CQL2 where the catalogue takes it, and asks for scenes that do not tell theirs", async () => {
    const fake = searching(() => json(page([])), landing({ conformsTo: FILTER }));
    await catalogueOn(fake).search({ ...QUERY, where: [cloudCoverUpTo(20)] }, { signal: NEVER });
    expect(fake.searches()[0]?.body).toMatchObject({
      "filter-lang": "cql2-json",
      filter: {
        op: "or",
        args: [
          { op: "<=", args: [{ property: "eo:cloud_cover" }, 20] },
          { op: "isNull", args: [{ property: "eo:cloud_cover" }] },
        ],
      },
    });
  });

  it("says with the query extension what that can say, and tests the clouds itself", async () => {
    const fake = searching(
      () => json(page(["a", "b"], undefined, (id) => (id === "a" ? 10 : 30))),
      landing({ conformsTo: QUERY_EXTENSION }),
    );
    const near: Condition = { op: "<", args: [{ property: "gsd" }, 20] };
    const found = await catalogueOn(fake).search(
      { ...QUERY, where: [cloudCoverUpTo(20), near] },
      { signal: NEVER },
    );
    expect(fake.searches()[0]?.body).toMatchObject({ query: { gsd: { lt: 20 } } });
    expect(fake.searches()[0]?.body).not.toHaveProperty("query.eo:cloud_cover");
    expect(found.scenes.map(({ id }) => id)).toEqual(["a"]);
    expect(found.filteredHere).toBe(true);
  });

  it.each([
    ["CQL2", FILTER, undefined],
    ["the query extension", QUERY_EXTENSION, true],
    ["no filter", [], true],
  ])("keeps scenes that do not tell their clouds, with %s", async (_what, conformsTo, filteredHere) => {
    const clouds = [10, 90, undefined, null];
    const items = clouds.map((cover, index) => ({
      id: `${index}`,
      properties: cover === undefined ? {} : { "eo:cloud_cover": cover },
    }));
    const sorting = ["https://api.stacspec.org/v1.0.0/item-search#sort"];
    const catalogue = catalogueOn(misbehaving(items, { conformsTo: [...sorting, ...conformsTo] }));
    const found = await catalogue.search({ ...QUERY, where: [cloudCoverUpTo(20)] }, { signal: NEVER });
    expect(found.scenes.map(({ id }) => id)).toEqual(["0", "2", "3"]);
    expect(found.filteredHere).toBe(filteredHere);
    expect((await catalogue.open(NEVER)).refusals).toEqual([]);
  });

  it("compares clouds itself where the catalogue cannot, and says how many it left out", async () => {
    const clouds: Record<string, number> = { a: 10, b: 20, c: 20.1 };
    const fake = searching(() => json(page(["a", "b", "c"], undefined, (id) => clouds[id] ?? 0)));
    const found = await catalogueOn(fake).search(
      { ...QUERY, where: [cloudCoverUpTo(20)] },
      { signal: NEVER },
    );
    expect(found.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.leftOut).toBe(1);
  });

  it("compares clouds itself where the catalogue promises a filter and then refuses it", async () => {
    const fake = searching(
      ({ body }) =>
        JSON.stringify(body ?? "").includes("filter")
          ? json({ code: 400 }, 400)
          : json(page(["a"], undefined, () => 50)),
      landing({ conformsTo: FILTER, methods: ["POST"] }),
    );
    const found = await catalogueOn(fake).search(
      { ...QUERY, where: [cloudCoverUpTo(20)] },
      { signal: NEVER },
    );
    expect(found).toMatchObject({ scenes: [], leftOut: 1 });
  });

  it("follows the next link with its own body, merging where it is told to", async () => {
    const next = {
      method: "POST",
      href: "https://stac.example.org/search",
      merge: true,
      body: { token: "2" },
    };
    const fake = searching(({ body }) =>
      json((body as { token?: string }).token ? page(["b"]) : page(["a"], next)),
    );
    const client = catalogueOn(fake);
    const first = await client.search(QUERY, { signal: NEVER });
    if (!first.next) throw new Error("no next page");
    const second = await client.search(QUERY, { signal: NEVER, cursor: first.next });
    expect(second.scenes.map(({ id }) => id)).toEqual(["b"]);
    expect(second.next).toBeUndefined();
    expect(fake.searches()[1]?.body).toMatchObject({ collections: ["c"], token: "2" });
  });

  it("lists items that cannot become scenes and keeps the others", async () => {
    const answer = page(["a"]) as { features: unknown[] };
    answer.features.push({ type: "Feature", id: "broken", properties: {} });
    const fake = searching(() => json(answer));
    const found = await catalogueOn(fake).search(QUERY, { signal: NEVER });
    expect(found.scenes).toHaveLength(1);
    expect(found.problems[0]?.message).toContain("broken");
  });
});
