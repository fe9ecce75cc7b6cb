import { describe, expect, it } from "vitest";
import type { Catalogue } from "../catalogue.ts";
import { cloudCoverUpTo } from "../filter/cloud-cover.ts";
import {
  CATALOGUE,
  catalogueOn,
  json,
  NEVER,
  problemOf,
  QUERY,
  type FakeCatalogue,
} from "../testing/fake-catalogue.ts";
import { itemsNamed, misbehaving, type Search } from "../testing/misbehaving-catalogue.ts";
import type { SearchPage, SearchQuery } from "../types.ts";

const CLOUDS: SearchQuery = { ...QUERY, where: [cloudCoverUpTo(20)] };

function searching(fake: FakeCatalogue): {
  catalogue: Catalogue;
  search: (query?: SearchQuery) => Promise<SearchPage>;
} {
  const catalogue = catalogueOn(fake);
  return { catalogue, search: (query = QUERY) => catalogue.search(query, { signal: NEVER }) };
}

/** How each search was asked, in short. */
function asked(fake: FakeCatalogue): readonly string[] {
  return fake.searches().map(({ method, url, body }) => {
    const parameters = body
      ? (body as Record<string, unknown>)
      : Object.fromEntries(new URL(url).searchParams);
    return [
      method,
      ..."sortby filter query".split(" ").filter((name) => name in parameters),
      String(parameters["limit"]),
    ].join(" ");
  });
}

const sorts = ({ parameters }: Search): boolean => parameters["sortby"] !== undefined;

describe("a service that refuses what it promised", () => {
  it("to sort, with 500 as pycsw does, is asked without; it is remembered and said", async () => {
    const fake = misbehaving(itemsNamed(3), {
      refuses: (search) => (sorts(search) ? json({ description: "column properties" }, 500) : undefined),
    });
    const { catalogue, search } = searching(fake);
    const page = await search();
    expect(page.scenes).toHaveLength(3);
    expect(page.unsorted).toBe(true);
    // A failure may pass: it is asked once more as it was.
    expect(asked(fake)).toEqual(["POST sortby 100", "POST sortby 100", "POST 100"]);
    await search({ ...QUERY, time: { from: null, to: null } });
    expect(asked(fake).slice(3)).toEqual(["POST 100"]);
    expect((await catalogue.open(NEVER)).refusals).toEqual([
      "Fake catalogue offers to sort and then refuses to; what has been loaded is sorted here.",
    ]);
  });

  it("to sort, without the headers of CORS by POST and with 400 by GET, as resto does", async () => {
    const fake = misbehaving(itemsNamed(3), {
      refuses: (search) => {
        if (!sorts(search)) return undefined;
        return search.method === "POST" ? new TypeError("Failed to fetch") : json({}, 400);
      },
    });
    expect((await searching(fake).search()).scenes).toHaveLength(3);
    expect(asked(fake)).toEqual(["POST sortby 100", "POST 100"]);
  });

  it("a filter in CQL2 is asked by query, and where it refuses that, its answers are filtered here", async () => {
    const items = [10, 20, 30].map((gsd) => ({ id: `${gsd}`, properties: { gsd } }));
    const near: SearchQuery = { ...QUERY, where: [{ op: "<=", args: [{ property: "gsd" }, 20] }] };
    const says = (name: string) => (search: Search) =>
      search.parameters[name] === undefined ? undefined : json({}, 400);
    const withQuery = misbehaving(items, { refuses: says("filter") });
    const byQuery = await searching(withQuery).search(near);
    expect(byQuery.scenes.map(({ id }) => id)).toEqual(["10", "20"]);
    // The service gave an item that does not meet it: what it was sent, it does not apply.
    expect(byQuery.filteredHere).toBe(true);
    expect(asked(withQuery)).toEqual(["POST sortby filter 100", "POST filter 100", "POST sortby query 100"]);

    const withNothing = misbehaving(items, {
      methods: ["POST"],
      refuses: (search) => says("filter")(search) ?? says("query")(search),
    });
    const { catalogue, search } = searching(withNothing);
    const page = await search(near);
    expect(page).toMatchObject({ leftOut: 1, filteredHere: true });
    expect(page.scenes.map(({ id }) => id)).toEqual(["10", "20"]);
    expect(page.unsorted).toBeUndefined();
    const before = asked(withNothing).length;
    await search(near);
    expect(asked(withNothing).slice(before)).toEqual(["POST sortby 100"]);
    expect((await catalogue.open(NEVER)).refusals.join()).toContain("filtered here");
  });

  it("a filter in CQL2 is not asked for clouds by query, which would lose scenes that do not tell theirs", async () => {
    const items = [10, 30, undefined].map((cloud) => ({
      id: `${cloud}`,
      properties: { "eo:cloud_cover": cloud },
    }));
    const fake = misbehaving(items, {
      methods: ["POST"],
      refuses: ({ parameters }) => (parameters["filter"] === undefined ? undefined : json({}, 400)),
    });
    const { catalogue, search } = searching(fake);
    expect((await search(CLOUDS)).scenes.map(({ id }) => id)).toEqual(["10", "undefined"]);
    expect(asked(fake)).toEqual([
      "POST sortby filter 100",
      "POST filter 100",
      "GET sortby filter 100",
      "POST sortby 100",
    ]);
    // What was not refused is still used where it can say what is asked.
    await search({ ...QUERY, where: [{ op: "<=", args: [{ property: "gsd" }, 20] }] });
    expect(asked(fake).at(-1)).toBe("POST sortby query 100");
    expect((await catalogue.open(NEVER)).refusals).toEqual([
      "Fake catalogue does not take filters as cql2-json; it is asked by query, and what that cannot say is filtered here.",
    ]);
  });

  it.each([413, 502, 504, 400, 500])(
    "pages of more than 20 items, with %i, is asked for smaller ones",
    async (status) => {
      const fake = misbehaving(itemsNamed(45), {
        refuses: ({ limit }) => (limit > 20 ? json({}, status) : undefined),
      });
      const { search, catalogue } = searching(fake);
      const page = await search();
      expect(page.scenes).toHaveLength(20);
      expect(page.next).toBeDefined();
      expect(asked(fake).at(-1)).toMatch(/ 20$/);
      expect(asked(fake).length).toBeLessThan(9);
      expect((await catalogue.open(NEVER)).refusals.join()).toContain(
        "100 items per page; it is asked for 20",
      );
    },
  );

  it("POST is asked by GET, with a filter as text", async () => {
    for (const refusal of [json({}, 405), json({}, 403), new TypeError("Failed to fetch")]) {
      const fake = misbehaving([{ id: "a", properties: { "eo:cloud_cover": 50 } }, { id: "b" }], {
        refuses: ({ method }) =>
          method === "POST" ? (refusal instanceof Error ? refusal : refusal.clone()) : undefined,
      });
      const page = await searching(fake).search(CLOUDS);
      expect(page.scenes.map(({ id }) => id)).toEqual(["b"]);
      expect(asked(fake).at(-1)).toMatch(/^GET .*filter 100$/);
      expect(new URL(fake.searches().at(-1)?.url ?? "").searchParams.get("filter")).toBe(
        '"eo:cloud_cover" <= 20 OR "eo:cloud_cover" IS NULL',
      );
    }
  });

  it("everything is asked a few times and no more; the first refusal is told", async () => {
    for (const status of [400, 500]) {
      let count = 0;
      const fake = misbehaving([], {
        refuses: () => json({ description: `refusal ${(count += 1)}` }, status),
        answers: ({ url }) => (url.includes("/collections/c") ? json({ id: "c" }) : undefined),
      });
      const problem = await problemOf(searching(fake).search(CLOUDS));
      expect(problem.status).toBe(status);
      // A failure is asked twice in the same way before it counts.
      expect(problem.message).toContain(`refusal ${status === 500 ? 2 : 1}`);
      expect(fake.searches().length).toBeLessThan(12);
    }
  });

  it("is not asked in other ways when it wants a sign-in or time", async () => {
    for (const status of [401, 429, 503]) {
      const fake = misbehaving([], { refuses: () => json({}, status, { "retry-after": "0" }) });
      expect((await problemOf(searching(fake).search())).status).toBe(status);
      expect(new Set(asked(fake))).toEqual(new Set(["POST sortby 100"]));
    }
  });

  it("is not blamed on CORS when only failures lack its headers: its landing page could be read", async () => {
    const fake = misbehaving([], { refuses: () => new TypeError("Failed to fetch") });
    const problem = await problemOf(searching(fake).search());
    expect(problem).toMatchObject({ kind: "server" });
    expect(problem.message).toContain("most likely it failed");
  });

  it("starts again with everything it promised when it is forgotten", async () => {
    const fake = misbehaving(itemsNamed(1), {
      refuses: (search) => (sorts(search) ? json({}, 400) : undefined),
    });
    const { catalogue, search } = searching(fake);
    await search();
    catalogue.forget();
    await search();
    expect(asked(fake)).toEqual(["POST sortby 100", "POST 100", "POST sortby 100", "POST 100"]);
  });
});

describe("a collection that a service does not have", () => {
  const unknown: SearchQuery = { ...QUERY, collections: ["gone"] };

  it.each([
    ["nothing", undefined],
    ["404", json({}, 404)],
    ["400", json({}, 400)],
  ])("is told, where a search of it is answered with %s", async (_what, refusal) => {
    const fake = misbehaving(itemsNamed(2), { refuses: () => refusal?.clone() });
    const problem = await problemOf(searching(fake).search(unknown));
    expect(problem).toMatchObject({ kind: "missing" });
    expect(problem.message).toBe("Fake catalogue has no collection “gone”.");
  });

  it("is not told of one that is there and in which nothing matches", async () => {
    const fake = misbehaving(itemsNamed(2));
    const page = await searching(fake).search({ ...QUERY, time: { from: "2030-01-01", to: null } });
    expect(page.scenes).toEqual([]);
  });
});

describe("an answer", () => {
  it.each([
    ["features: null", json({ type: "FeatureCollection", features: null })],
    ["no features at all", json({ type: "FeatureCollection" })],
    ["204", new Response(null, { status: 204 })],
  ])("of %s is a search that found nothing", async (_what, answer) => {
    const fake = misbehaving([{ id: "a" }], { refuses: () => answer.clone() });
    expect(await searching(fake).search()).toMatchObject({ scenes: [], problems: [] });
  });

  it("with a bare NaN keeps its scenes, and texts as they are", async () => {
    const item = `{"type":"Feature","id":"NaN, Infinity","collection":"c","bbox":[5,51,6,52],
      "properties":{"datetime":"2025-06-01T10:30:00Z","note":"is \\"NaN\\""},
      "assets":{"data":{"href":"./a.tif","raster:bands":[{"nodata":NaN,"offset":-Infinity}]}}}`;
    const fake = misbehaving([], {
      refuses: () => new Response(`{"type":"FeatureCollection","features":[${item}]}`),
    });
    const { scenes } = await searching(fake).search();
    expect(scenes.map(({ id }) => id)).toEqual(["NaN, Infinity"]);
    expect(scenes[0]?.assets["data"]?.bands[0]?.nodata).toBeNaN();
  });

  it("with more items than a list can hold is cut off", async () => {
    const many = {
      type: "FeatureCollection",
      features: Array.from({ length: 12_000 }, (_, id) => ({ id: `${id}` })),
    };
    const fake = misbehaving([], { refuses: () => json(many) });
    expect((await searching(fake).search()).problems).toHaveLength(10_000);
  });
});

describe("several catalogues", () => {
  it("keep what they learn of a service to themselves", async () => {
    const other = { ...CATALOGUE, id: "other", title: "Other catalogue" };
    const fake = misbehaving(itemsNamed(1), {
      refuses: (search) => (sorts(search) ? json({}, 400) : undefined),
    });
    await catalogueOn(fake).search(QUERY, { signal: NEVER });
    expect((await catalogueOn(fake, other).open(NEVER)).refusals).toEqual([]);
  });
});
