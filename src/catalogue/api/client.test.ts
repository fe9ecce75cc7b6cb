import { describe, expect, it } from "vitest";
import { ProblemError, type Problem } from "../../problem/problem.ts";
import type { SearchQuery } from "../types.ts";
import { createCatalogueClient } from "./client.ts";
import { CATALOGUE, FakeCatalogue, json, landing, page, type Seen } from "./fake-catalogue.ts";

const QUERY: SearchQuery = {
  collection: "c",
  bbox: [5, 51, 6, 52],
  from: "2025-06-01",
  to: "2025-06-30",
  maxCloudCover: null,
};
const NEVER = new AbortController().signal;

const FILTER = [
  "https://api.stacspec.org/v1.0.0/item-search#filter",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
];
const QUERY_EXTENSION = ["https://api.stacspec.org/v1.0.0/item-search#query"];

/** What a browser gives for an answer it may not read. */
const OPAQUE = (): Response => Object.defineProperty(new Response(""), "type", { value: "opaque" });

/** A catalogue whose landing page is fine and whose search is up to the test. */
function searching(search: (request: Seen) => Response | Error, start: unknown = landing()): FakeCatalogue {
  return new FakeCatalogue((request) =>
    new URL(request.url).pathname === "/" ? json(start) : search(request),
  );
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("did not fail");
}

describe("a search", () => {
  it("is a POST with both days included, where the catalogue offers POST", async () => {
    const fake = searching(() => json(page(["a", "b"])));
    const found = await createCatalogueClient(fake.surroundings).search(CATALOGUE, QUERY, NEVER);
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
    await createCatalogueClient(fake.surroundings).search(CATALOGUE, QUERY, NEVER);
    const { searchParams } = new URL(fake.searches()[0]?.url ?? "");
    expect(searchParams.get("bbox")).toBe("5,51,6,52");
    expect(searchParams.get("collections")).toBe("c");
  });

  it("falls back to GET when the preflight of POST fails, and remembers it", async () => {
    const fake = searching(({ method }) => {
      if (method === "OPAQUE") return OPAQUE();
      return method === "POST" ? new TypeError("Failed to fetch") : json(page(["a"]));
    });
    const client = createCatalogueClient(fake.surroundings);
    expect((await client.search(CATALOGUE, QUERY, NEVER)).scenes).toHaveLength(1);
    await client.search(CATALOGUE, { ...QUERY, to: null }, NEVER);
    expect(fake.searches().map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("asks with two rectangles across the antimeridian", async () => {
    const fake = searching(() => json(page([])));
    await createCatalogueClient(fake.surroundings).search(
      CATALOGUE,
      { ...QUERY, bbox: [179, 0, -179, 1] },
      NEVER,
    );
    expect(fake.searches()[0]?.body).toMatchObject({ intersects: { type: "MultiPolygon" } });
    expect(fake.searches()[0]?.body).not.toHaveProperty("bbox");
  });

  it("limits clouds with CQL2 where the catalogue takes it", async () => {
    const fake = searching(() => json(page([])), landing({ conformsTo: FILTER }));
    await createCatalogueClient(fake.surroundings).search(CATALOGUE, { ...QUERY, maxCloudCover: 20 }, NEVER);
    expect(fake.searches()[0]?.body).toMatchObject({
      "filter-lang": "cql2-json",
      filter: { op: "<=", args: [{ property: "eo:cloud_cover" }, 20] },
    });
  });

  it("limits clouds with the query extension where there is only that", async () => {
    const fake = searching(() => json(page([])), landing({ conformsTo: QUERY_EXTENSION }));
    await createCatalogueClient(fake.surroundings).search(CATALOGUE, { ...QUERY, maxCloudCover: 20 }, NEVER);
    expect(fake.searches()[0]?.body).toMatchObject({ query: { "eo:cloud_cover": { lte: 20 } } });
  });

  it("compares clouds itself where the catalogue cannot, and says how many it left out", async () => {
    const clouds: Record<string, number> = { a: 10, b: 20, c: 20.1 };
    const fake = searching(() => json(page(["a", "b", "c"], undefined, (id) => clouds[id] ?? 0)));
    const found = await createCatalogueClient(fake.surroundings).search(
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
    const found = await createCatalogueClient(fake.surroundings).search(
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
    const client = createCatalogueClient(fake.surroundings);
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
    const found = await createCatalogueClient(fake.surroundings).search(CATALOGUE, QUERY, NEVER);
    expect(found.scenes).toHaveLength(1);
    expect(found.problems[0]?.message).toContain("broken");
  });
});

describe("a catalogue that fails", () => {
  const search = (fake: FakeCatalogue): Promise<Problem> =>
    problemOf(createCatalogueClient(fake.surroundings).search(CATALOGUE, QUERY, NEVER));

  it("is named together with the reason, for every status", async () => {
    const kinds: [number, Problem["kind"]][] = [
      [400, "format"],
      [401, "sign-in"],
      [403, "rights"],
      [404, "missing"],
      [429, "server"],
      [500, "server"],
      [503, "server"],
    ];
    for (const [status, kind] of kinds) {
      const problem = await search(new FakeCatalogue(() => json({ description: "no such thing" }, status)));
      expect(problem).toMatchObject({ kind, status });
      expect(problem.message).toContain("Fake catalogue");
      expect(problem.message).toContain("no such thing");
      expect(problem.advice).not.toBe("");
    }
  });

  it("is told apart: a web page, an empty answer, JSON that is no STAC, a static catalogue", async () => {
    const html = new FakeCatalogue(
      () => new Response("<!doctype html><h1>Login</h1>", { headers: { "content-type": "text/html" } }),
    );
    expect((await search(html)).message).toContain("HTML");
    expect((await search(new FakeCatalogue(() => new Response("")))).message).toContain("nothing");
    expect((await search(new FakeCatalogue(() => json({ hello: "world" })))).message).toContain("not a STAC");
    const isStatic = new FakeCatalogue(() =>
      json({ stac_version: "1.0.0", type: "Catalog", links: [{ rel: "child", href: "./a" }] }),
    );
    expect(await search(isStatic)).toMatchObject({ kind: "unsupported" });
  });

  it("is CORS when the server answers what may not be read, and the network when nobody answers", async () => {
    const closed = new FakeCatalogue(({ method }) =>
      method === "OPAQUE" ? OPAQUE() : new TypeError("Failed to fetch"),
    );
    expect((await search(closed)).kind).toBe("cors");
    const gone = new FakeCatalogue(() => new TypeError("Failed to fetch"));
    expect((await search(gone)).kind).toBe("network");
    const offline = { ...gone.surroundings, online: () => false };
    const problem = await problemOf(createCatalogueClient(offline).search(CATALOGUE, QUERY, NEVER));
    expect(problem.message).toContain("offline");
  });

  it("is asked again after 429 and 5xx, as long as Retry-After says", async () => {
    let count = 0;
    const fake = new FakeCatalogue(() => {
      count += 1;
      if (count === 1) return json({}, 429, { "retry-after": "3" });
      if (count === 2) return json({}, 503, { "retry-after": "Sun, 01 Jun 2025 00:00:07 GMT" });
      if (count === 3) return json({}, 502);
      return json(landing());
    });
    await createCatalogueClient(fake.surroundings).abilities(CATALOGUE, NEVER);
    expect(fake.waits).toEqual([3000, 7000, 2000]);
  });

  it("is not waited for when it asks for longer than anybody waits", async () => {
    const fake = new FakeCatalogue(() => json({}, 429, { "retry-after": "3600" }));
    expect(await search(fake)).toMatchObject({ kind: "server", status: 429 });
    expect(fake.seen).toHaveLength(1);
  });

  it("never shows the query of an address", async () => {
    const catalogue = { ...CATALOGUE, url: "https://stac.example.org/?key=hidden" };
    const fake = new FakeCatalogue(() => json({}, 404));
    const problem = await problemOf(createCatalogueClient(fake.surroundings).abilities(catalogue, NEVER));
    expect(JSON.stringify(problem)).not.toContain("hidden");
  });

  it("stops at once when the search is aborted", async () => {
    const controller = new AbortController();
    const fake = new FakeCatalogue(() => {
      controller.abort();
      return json({}, 503);
    });
    const promise = createCatalogueClient(fake.surroundings).abilities(CATALOGUE, controller.signal);
    await expect(promise).rejects.toMatchObject({ name: "AbortError" });
    expect(fake.seen).toHaveLength(1);
  });
});

describe("a token", () => {
  const SIGNED = { ...CATALOGUE, signedSearch: true };

  function brokerOf(...tokens: string[]): {
    token: () => Promise<string | undefined>;
    reject: (token: string) => void;
    rejected: string[];
  } {
    const rejected: string[] = [];
    return {
      token: async () => tokens[Math.min(rejected.length, tokens.length - 1)],
      reject: (token) => void rejected.push(token),
      rejected,
    };
  }

  it("travels in the header only where the search is signed, and redirects are refused then", async () => {
    const fake = new FakeCatalogue(() => json(landing()));
    const broker = brokerOf("secret");
    await createCatalogueClient({ ...fake.surroundings, broker }).abilities(SIGNED, NEVER);
    await createCatalogueClient({ ...fake.surroundings, broker }).abilities(CATALOGUE, NEVER);
    expect(fake.seen.map(({ authorization, redirect }) => [authorization, redirect])).toEqual([
      ["Bearer secret", "error"],
      [undefined, "follow"],
    ]);
  });

  it("is renewed once when it is refused", async () => {
    const fake = new FakeCatalogue(({ authorization }) =>
      authorization === "Bearer new" ? json(landing()) : json({}, 401),
    );
    const broker = brokerOf("old", "new");
    await createCatalogueClient({ ...fake.surroundings, broker }).abilities(SIGNED, NEVER);
    expect(broker.rejected).toEqual(["old"]);
    expect(fake.seen).toHaveLength(2);
  });

  it("is left out when it stays refused: the catalogue may be open (Terrascope is)", async () => {
    const fake = new FakeCatalogue(({ authorization }) =>
      authorization === undefined ? json(landing()) : json({}, 401),
    );
    await createCatalogueClient({ ...fake.surroundings, broker: brokerOf("bad", "worse") }).abilities(
      SIGNED,
      NEVER,
    );
    expect(fake.seen.map(({ authorization }) => authorization)).toEqual([
      "Bearer bad",
      "Bearer worse",
      undefined,
    ]);
  });
});

describe("collections", () => {
  it("are read page by page, each once, and a loop of pages ends", async () => {
    const link = { links: [{ rel: "next", href: "https://stac.example.org/collections?page=2" }] };
    const fake = new FakeCatalogue(({ url }) => {
      if (new URL(url).pathname === "/") return json(landing());
      return url.includes("page=2")
        ? json({ collections: [{ id: "b" }, { id: "a" }], ...link })
        : json({ collections: [{ id: "a" }], ...link });
    });
    const found = await createCatalogueClient(fake.surroundings).collections(CATALOGUE, NEVER);
    expect(found.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(fake.seen).toHaveLength(3);
  });

  it("learn from their queryables that clouds can be limited, and do without when there are none", async () => {
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === "/") return json(landing());
      if (pathname === "/collections/a/queryables") return json({ properties: { "eo:cloud_cover": {} } });
      if (pathname.endsWith("queryables")) return json({}, 404);
      return json({ id: pathname.slice(-1) });
    });
    const client = createCatalogueClient(fake.surroundings);
    expect((await client.collection(CATALOGUE, "a", NEVER)).hasCloudCover).toBe(true);
    expect((await client.collection(CATALOGUE, "b", NEVER)).hasCloudCover).toBe(false);
  });
});
