import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer } from "../server.ts";
import type { DemoServer } from "../server.ts";
import { testFolder, testItem } from "../testing/folder.ts";
import type { TestFolder } from "../testing/folder.ts";

interface Page {
  features: { id: string; [field: string]: unknown }[];
  numberMatched: number;
  numberReturned: number;
  links: { rel: string; href: string; method?: string; body?: Record<string, unknown>; merge?: boolean }[];
}

let folder: TestFolder;
let server: DemoServer;

beforeAll(async () => {
  folder = await testFolder({
    "collection.json": {
      type: "Collection",
      stac_version: "1.1.0",
      id: "fields",
      title: "Fields",
      description: "Made for this test",
      license: "CC0-1.0",
      extent: {
        spatial: { bbox: [[5, 51, 6, 52]] },
        temporal: { interval: [["2025-01-01T00:00:00Z", null]] },
      },
      links: [{ rel: "license", href: "https://creativecommons.org/publicdomain/zero/1.0/" }],
    },
    "a.json": testItem("a", [5, 51, 6, 52], {
      datetime: "2025-06-01T10:00:00Z",
      "eo:cloud_cover": 10,
      platform: "one",
    }),
    "b.json": testItem("b", [6, 51, 7, 52], {
      datetime: "2025-06-11T10:00:00Z",
      "eo:cloud_cover": 55.5,
      platform: "two",
    }),
    "c.json": testItem("c", [5, 51, 6, 52], { datetime: "2025-06-21T10:00:00Z", platform: "two" }),
    "d.json": testItem("d", [178, -18, 180, -16], {
      datetime: null,
      start_datetime: "2025-07-01T00:00:00Z",
      end_datetime: "2025-07-31T00:00:00Z",
    }),
    "e.json": testItem(
      "e",
      [20, 10, 21, 11],
      { datetime: "2024-01-01T00:00:00.500Z" },
      { collection: "other" },
    ),
    ...Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.tif`, "pixels"])),
  });
  server = await startDemoServer({ port: 0, folder: folder.path, isSample: false });
});

afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

async function get(path: string): Promise<Record<string, unknown>> {
  return (await fetch(`${server.origin}/open/stac${path}`)).json() as Promise<Record<string, unknown>>;
}

async function post(body: unknown): Promise<Page> {
  const response = await fetch(`${server.origin}/open/stac/search`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Page;
}

async function found(body: unknown): Promise<string[]> {
  return (await post(body)).features.map(({ id }) => id);
}

describe("the STAC API", () => {
  it("has a landing page whose every link answers", async () => {
    const page = (await get("")) as unknown as Page;
    expect(page).toMatchObject({ type: "Catalog", stac_version: "1.1.0", id: "open" });
    for (const { href, method } of page.links) {
      const response = await fetch(href, method === "POST" ? { method, body: "{}" } : {});
      expect([href, response.status]).toEqual([href, 200]);
    }
  });

  it("claims the conformance of what it can do", async () => {
    const { conformsTo } = (await get("/conformance")) as { conformsTo: string[] };
    expect(conformsTo).toContain("https://api.stacspec.org/v1.0.0/item-search#filter");
    expect(conformsTo).toContain("http://www.opengis.net/spec/cql2/1.0/conf/cql2-json");
  });

  it("lists collections, those that only items speak of included", async () => {
    const { collections } = (await get("/collections")) as { collections: Record<string, unknown>[] };
    expect(collections.map(({ id }) => id)).toEqual(["fields", "other"]);
    expect(collections[1]).toMatchObject({
      type: "Collection",
      license: "other",
      extent: {
        spatial: { bbox: [[20, 10, 21, 11]] },
        temporal: { interval: [["2024-01-01T00:00:00.500Z", "2024-01-01T00:00:00.500Z"]] },
      },
    });
  });

  it("keeps links out of the catalogue and replaces those within", async () => {
    const { links } = (await get("/collections/fields")) as unknown as Page;
    expect(links.find(({ rel }) => rel === "license")?.href).toContain("creativecommons.org");
    expect(links.find(({ rel }) => rel === "items")?.href).toBe(
      `${server.origin}/open/stac/collections/fields/items`,
    );
  });

  it("describes what can be filtered by", async () => {
    expect(await get("/collections/fields/queryables")).toMatchObject({
      properties: {
        "eo:cloud_cover": { type: "number", minimum: 10, maximum: 55.5 },
        platform: { type: "string", enum: ["one", "two"] },
        datetime: { type: "string", format: "date-time" },
      },
    });
  });

  it("answers one item with absolute links to its files", async () => {
    expect(await get("/collections/fields/items/a")).toMatchObject({
      id: "a",
      assets: { data: { href: `${server.origin}/open/assets/a.tif` } },
    });
  });

  it.each(["/collections/none", "/collections/fields/items/none", "/nothing", "/collections/fields/nothing"])(
    "answers 404 with a code and a description for %s",
    async (path) => {
      const response = await fetch(`${server.origin}/open/stac${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ code: "NotFound", description: expect.any(String) as string });
    },
  );
});

describe("item search", () => {
  it("finds everything, newest first, without conditions", async () => {
    expect(await found({})).toEqual(["d", "c", "b", "a", "e"]);
  });

  it.each<[string, object, string[]]>([
    ["ids", { ids: ["a", "e"] }, ["a", "e"]],
    ["collections", { collections: ["other"] }, ["e"]],
    ["a collection that does not exist", { collections: ["none"] }, []],
    ["a box that touches both", { bbox: [5.5, 51.4, 6.5, 51.6] }, ["c", "b", "a"]],
    ["a box with heights", { bbox: [6.5, 51, 0, 8, 52, 100] }, ["b"]],
    ["a box across the antimeridian", { bbox: [179, -20, -179, -10] }, ["d"]],
    ["a geometry", { intersects: { type: "Point", coordinates: [6.5, 51.5] } }, ["b"]],
    ["an instant", { datetime: "2025-06-11T12:00:00+02:00" }, ["b"]],
    ["an interval with both ends in", { datetime: "2025-06-01T10:00:00Z/2025-06-11T10:00:00Z" }, ["b", "a"]],
    ["an open start", { datetime: "../2025-01-01T00:00:00Z" }, ["e"]],
    ["an open end", { datetime: "2025-06-21T10:00:00Z/.." }, ["d", "c"]],
    ["an interval within an item's own", { datetime: "2025-07-10T00:00:00Z/2025-07-11T00:00:00Z" }, ["d"]],
    [
      "several at once",
      { collections: ["fields"], bbox: [5.1, 51.1, 5.2, 51.2], datetime: "2025-06-20T00:00:00Z/.." },
      ["c"],
    ],
  ])("by %s", async (_, body, ids) => expect(await found(body)).toEqual(ids));

  it("sorts by property, missing ones last", async () => {
    const sortby = [
      { field: "properties.eo:cloud_cover", direction: "desc" },
      { field: "id", direction: "asc" },
    ];
    expect(await found({ sortby })).toEqual(["b", "a", "c", "d", "e"]);
  });

  it("means the same by GET", async () => {
    const ids = async (query: string) =>
      ((await get(`/search?${query}`)) as unknown as Page).features.map(({ id }) => id);
    expect(await ids("bbox=5.5,51.4,6.5,51.6&sortby=-id&limit=2")).toEqual(["c", "b"]);
    expect(await ids("ids=a,e&sortby=%2Bid")).toEqual(["a", "e"]);
    expect(await ids("collections=fields&datetime=../2025-06-05T00:00:00Z")).toEqual(["a"]);
    const filter = JSON.stringify({ op: "<", args: [{ property: "eo:cloud_cover" }, 20] });
    expect(await ids(`filter-lang=cql2-json&filter=${encodeURIComponent(filter)}`)).toEqual(["a"]);
    const geometry = JSON.stringify({ type: "Point", coordinates: [6.5, 51.5] });
    expect(await ids(`intersects=${encodeURIComponent(geometry)}`)).toEqual(["b"]);
  });

  it("leaves out and picks fields", async () => {
    const { features } = await post({
      ids: ["a"],
      fields: { include: ["properties.platform"], exclude: ["links"] },
    });
    expect(features[0]).toEqual({
      type: "Feature",
      stac_version: "1.1.0",
      id: "a",
      collection: "fields",
      properties: { platform: "one" },
    });
  });

  it.each<[string, object]>([
    ["both bbox and intersects", { bbox: [0, 0, 1, 1], intersects: { type: "Point", coordinates: [0, 0] } }],
    ["a bbox of three numbers", { bbox: [0, 0, 1] }],
    ["a bbox upside down", { bbox: [0, 1, 1, 0] }],
    ["a bbox of texts", { bbox: ["0", "0", "1", "1"] }],
    ["an intersects that is no geometry", { intersects: { type: "Blob" } }],
    ["a date without a time", { datetime: "2025-06-01" }],
    ["a limit of zero", { limit: 0 }],
    ["a limit of text", { limit: "many" }],
    ["ids that are no list", { ids: "a" }],
    ["an unknown token", { token: "x" }],
    ["an unknown operator", { filter: { op: "near", args: [] } }],
    ["an unknown filter language", { filter: {}, "filter-lang": "cql2-text" }],
    ["a sort without a field", { sortby: [{ direction: "asc" }] }],
  ])("answers 400 with a description for %s", async (_, body) => {
    const response = await fetch(`${server.origin}/open/stac/search`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: "InvalidParameterValue",
      description: expect.any(String) as string,
    });
  });

  it("answers 400 for a body that is not JSON, 405 for other methods", async () => {
    const url = `${server.origin}/open/stac/search`;
    expect((await fetch(url, { method: "POST", body: "{" })).status).toBe(400);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(405);
  });
});

describe("paging", () => {
  it("reaches every item once by POST, merging the body as the next link says", async () => {
    const asked = { collections: ["fields"], limit: 3 };
    const first = await post(asked);
    expect([first.numberMatched, first.numberReturned]).toEqual([4, 3]);
    const next = first.links.find(({ rel }) => rel === "next");
    expect(next).toMatchObject({ method: "POST", merge: true });
    const second = await post({ ...asked, ...next?.body });
    expect([...first.features, ...second.features].map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
    expect(second.links.some(({ rel }) => rel === "next")).toBe(false);
  });

  it.each(["/search?limit=2", "/collections/fields/items?limit=2&datetime=2025-06-01T00:00:00Z/.."])(
    "reaches every item once by following %s",
    async (start) => {
      const ids: string[] = [];
      let href: string | undefined = `${server.origin}/open/stac${start}`;
      while (href !== undefined) {
        const page = (await (await fetch(href)).json()) as Page;
        ids.push(...page.features.map(({ id }) => id));
        expect(ids.length).toBeLessThanOrEqual(page.numberMatched);
        href = page.links.find(({ rel }) => rel === "next")?.href;
      }
      expect(ids).toEqual(start.startsWith("/search") ? ["d", "c", "b", "a", "e"] : ["d", "c", "b", "a"]);
    },
  );
});

describe("cross-origin reading", () => {
  it("is allowed to pages of this computer, with a preflight for authorised ranges", async () => {
    const response = await fetch(`${server.origin}/signed/assets/a.tif`, {
      method: "OPTIONS",
      headers: { Origin: "http://localhost:5173", "Access-Control-Request-Headers": "authorization,range" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const allowed = response.headers.get("access-control-allow-headers")?.split(", ");
    expect(allowed).toEqual(
      expect.arrayContaining(["authorization", "range", "content-type", "if-range", "if-match"]),
    );
  });
});
