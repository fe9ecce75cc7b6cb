import { describe, expect, it } from "vitest";
import { createCatalogueClient } from "./client.ts";
import {
  CATALOGUE,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  opaque,
  page,
  QUERY,
  type Seen,
} from "../testing/fake-catalogue.ts";

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
    const found = await createCatalogueClient(fake.environment).search(CATALOGUE, QUERY, NEVER);
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
    await createCatalogueClient(fake.environment).search(CATALOGUE, QUERY, NEVER);
    const { searchParams } = new URL(fake.searches()[0]?.url ?? "");
    expect(searchParams.get("bbox")).toBe("5,51,6,52");
    expect(searchParams.get("collections")).toBe("c");
  });

  it("falls back to GET when the preflight of POST fails, and remembers it", async () => {
    const fake = searching(({ method }) => {
      if (method === "OPAQUE") return opaque();
      return method === "POST" ? new TypeError("Failed to fetch") : json(page(["a"]));
    });
    const client = createCatalogueClient(fake.environment);
    expect((await client.search(CATALOGUE, QUERY, NEVER)).scenes).toHaveLength(1);
    await client.search(CATALOGUE, { ...QUERY, to: null }, NEVER);
    expect(fake.searches().map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("asks with two rectangles across the antimeridian", async () => {
    const fake = searching(() => json(page([])));
    await createCatalogueClient(fake.environment).search(
      CATALOGUE,
      { ...QUERY, bbox: [179, 0, -179, 1] },
      NEVER,
    );
    expect(fake.searches()[0]?.body).toMatchObject({ intersects: { type: "MultiPolygon" } });
    expect(fake.searches()[0]?.body).not.toHaveProperty("bbox");
  });

  it("limits clouds with CQL2 where the catalogue takes it", async () => {
    const fake = searching(() => json(page([])), landing({ conformsTo: FILTER }));
    await createCatalogueClient(fake.environment).search(CATALOGUE, { ...QUERY, maxCloudCover: 20 }, NEVER);
    expect(fake.searches()[0]?.body).toMatchObject({
      "filter-lang": "cql2-json",
      filter: { op: "<=", args: [{ property: "eo:cloud_cover" }, 20] },
    });
  });

  it("limits clouds with the query extension where there is only that", async () => {
    const fake = searching(() => json(page([])), landing({ conformsTo: QUERY_EXTENSION }));
    await createCatalogueClient(fake.environment).search(CATALOGUE, { ...QUERY, maxCloudCover: 20 }, NEVER);
    expect(fake.searches()[0]?.body).toMatchObject({ query: { "eo:cloud_cover": { lte: 20 } } });
  });

  it("compares clouds itself where the catalogue cannot, and says how many it left out", async () => {
    const clouds: Record<string, number> = { a: 10, b: 20, c: 20.1 };
    const fake = searching(() => json(page(["a", "b", "c"], undefined, (id) => clouds[id] ?? 0)));
    const found = await createCatalogueClient(fake.environment).search(
      CATALOGUE,
      { ...QUERY, maxCloudCover: 20 },
      NEVER,
    );
    expect(found.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.filteredHere).toBe(1);
  });

  it("compares clouds itself where the catalogue promises a filter and then refuses it", async () => {
    const fake = searching(
      ({ body }) =>
        JSON.stringify(body ?? "").includes("filter")
          ? json({ code: 400 }, 400)
          : json(page(["a"], undefined, () => 50)),
      landing({ conformsTo: FILTER, methods: ["POST"] }),
    );
    const found = await createCatalogueClient(fake.environment).search(
      CATALOGUE,
      { ...QUERY, maxCloudCover: 20 },
      NEVER,
    );
    expect(found).toMatchObject({ scenes: [], filteredHere: 1 });
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
    const client = createCatalogueClient(fake.environment);
    const first = await client.search(CATALOGUE, QUERY, NEVER);
    if (!first.next) throw new Error("no next page");
    const second = await client.nextPage(CATALOGUE, QUERY, first.next, NEVER);
    expect(second.scenes.map(({ id }) => id)).toEqual(["b"]);
    expect(second.next).toBeUndefined();
    expect(fake.searches()[1]?.body).toMatchObject({ collections: ["c"], token: "2" });
  });

  it("lists items that cannot become scenes and keeps the others", async () => {
    const answer = page(["a"]) as { features: unknown[] };
    answer.features.push({ type: "Feature", id: "broken", properties: {} });
    const fake = searching(() => json(answer));
    const found = await createCatalogueClient(fake.environment).search(CATALOGUE, QUERY, NEVER);
    expect(found.scenes).toHaveLength(1);
    expect(found.problems[0]?.message).toContain("broken");
  });
});
