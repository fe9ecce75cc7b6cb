import { describe, expect, it } from "vitest";
import { cloudCoverUpTo, withCloudLimit } from "../filter/cloud-cover.ts";
import { catalogueOn, json, NEVER, problemOf, QUERY, type FakeCatalogue } from "../testing/fake-catalogue.ts";
import { featureOf, itemsNamed, misbehaving } from "../testing/misbehaving-catalogue.ts";
import { nextCursor } from "../paging.ts";
import type { Cursor, SearchPage, SearchQuery } from "../types.ts";

/** All pages of a search, as the page asks for them. */
async function pagesOf(fake: FakeCatalogue, query: SearchQuery = QUERY): Promise<readonly SearchPage[]> {
  const catalogue = catalogueOn(fake);
  const pages: SearchPage[] = [];
  let cursor: Cursor | undefined;
  do {
    pages.push(await catalogue.search(query, cursor ? { signal: NEVER, cursor } : { signal: NEVER }));
    cursor = nextCursor(pages);
  } while (cursor !== undefined && pages.length < 30);
  return pages;
}

const idsOf = (pages: readonly SearchPage[]): readonly string[] =>
  pages.flatMap(({ scenes }) => scenes.map(({ id }) => id));
const SEARCH = "https://stac.example.org/search";
const ALL_TIME: SearchQuery = { ...QUERY, time: { from: null, to: null } };

describe("the next page", () => {
  const items = itemsNamed(230);

  it.each<[string, Parameters<typeof misbehaving>[1]]>([
    ["by a merged body", {}],
    ["by GET", { methods: ["GET"] }],
    [
      "by a body without merge",
      { next: (_search, offset) => ({ method: "POST", href: SEARCH, body: { offset } }) },
    ],
    [
      "by POST with the offset only in its address",
      { next: (_search, offset) => ({ method: "POST", href: `${SEARCH}?offset=${offset}` }) },
    ],
    [
      "by an address with http, behind a proxy",
      {
        next: (_search, offset) => ({
          method: "POST",
          href: `http://stac.example.org/search?offset=${offset}`,
        }),
      },
    ],
    [
      "by GET after a POST, at an address that lost the search, as resto gives it",
      { next: (_search, offset) => ({ href: `${SEARCH}?offset=${offset}` }) },
    ],
    ["with a number of matches that is only estimated", { matched: () => 17 }],
    ["without the number of matches", { matched: () => undefined }],
  ])("is found %s", async (_how, manners) => {
    const strangers = itemsNamed(142, { collection: "others" });
    const pages = await pagesOf(misbehaving([...items, ...strangers], manners), ALL_TIME);
    expect(new Set(idsOf(pages))).toEqual(new Set(items.map(({ id }) => id)));
    expect(pages.at(-1)).not.toHaveProperty("incomplete");
  });

  it("that answers with scenes of another collection ends the search, with a sentence", async () => {
    const strangers = itemsNamed(50, { collection: "others" });
    const fake = misbehaving([...items, ...strangers], {
      next: (_search, offset) => ({ href: `${SEARCH}?collections=others&offset=${offset - 100}` }),
    });
    const pages = await pagesOf(fake, ALL_TIME);
    expect(idsOf(pages)).toHaveLength(100);
    expect(pages.at(-1)?.incomplete?.message).toBe(
      "Fake catalogue answered the next page with scenes that were not asked for: further pages are missing.",
    );
  });

  it("that answers with scenes of another place ends the search, with a sentence", async () => {
    const away = itemsNamed(300, { bbox: [100, 0, 101, 1] });
    const fake = misbehaving([...items, ...away], {
      next: (search, offset) => ({
        href: `${SEARCH}?collections=c&bbox=99,0,102,1&limit=100&offset=${offset - search.limit}`,
      }),
    });
    const pages = await pagesOf(fake, ALL_TIME);
    expect(idsOf(pages)).toHaveLength(100);
    expect(pages.at(-1)?.incomplete?.message).toContain("not asked for");
  });

  it.each<[string, (offset: number) => unknown, RegExp]>([
    ["repeats itself", () => ({ href: `${SEARCH}?collections=c&limit=100&offset=100` }), /read already/],
    [
      "goes round in circles",
      (offset) => ({ href: `${SEARCH}?collections=c&limit=100&offset=${offset === 200 ? 100 : offset}` }),
      /read already/,
    ],
    [
      "leaves the server",
      () => ({ href: "https://elsewhere.example.net/search" }),
      /elsewhere\.example\.net.*nothing is asked/,
    ],
  ])("that %s ends the search with what was found and a sentence", async (_what, next, words) => {
    const fake = misbehaving(items, { next: (_search, offset) => next(offset) });
    const pages = await pagesOf(fake, ALL_TIME);
    expect(idsOf(pages).length).toBeGreaterThanOrEqual(100);
    expect(pages.at(-1)?.incomplete?.message).toMatch(words);
    expect(pages.at(-1)?.incomplete?.message).toContain("further pages are missing");
    expect(fake.seen.filter(({ url }) => !url.startsWith("https://stac.example.org/"))).toEqual([]);
  });

  it("that fails says that only further pages are missing, and is there when it is asked again", async () => {
    let down = true;
    const fake = misbehaving(items, {
      refuses: ({ offset }) => (offset > 0 && down ? json({}, 500) : undefined),
    });
    const catalogue = catalogueOn(fake);
    const { next } = await catalogue.search(ALL_TIME, { signal: NEVER });
    if (next === undefined) throw new Error("no next page");
    const problem = await problemOf(catalogue.search(ALL_TIME, { signal: NEVER, cursor: next }));
    expect(problem.message).toContain("did not give further pages");
    expect(problem.message).toContain("500");
    down = false;
    expect((await catalogue.search(ALL_TIME, { signal: NEVER, cursor: next })).scenes).toHaveLength(100);
  });

  it("asks for its collection once, however many pages there are", async () => {
    const fake = misbehaving(items, {
      answers: ({ url }) => (url.endsWith("/collections/c") ? json({}, 500) : undefined),
    });
    const pages = await pagesOf(fake, ALL_TIME);
    expect(pages).toHaveLength(3);
    // Four tries of one request.
    expect(fake.seen.filter(({ url }) => url.endsWith("/collections/c"))).toHaveLength(4);
  });

  it("of a search belongs to one catalogue", async () => {
    const { next } = await catalogueOn(misbehaving(items)).search(ALL_TIME, { signal: NEVER });
    const other = catalogueOn(misbehaving(items), { ...catalogueOn(misbehaving(items)).config, id: "other" });
    if (next === undefined) throw new Error("no next page");
    await expect(other.search(ALL_TIME, { signal: NEVER, cursor: next })).rejects.toThrow("not one of other");
  });
});

describe("an answer that does not keep to the query", () => {
  it("has scenes of other places left out, where polygons are ignored as pycsw does", async () => {
    const slovenia = itemsNamed(10, { bbox: [14, 45, 16, 47] });
    const fiji = { id: "fiji", bbox: [179, -18, -179, -16] as const };
    const fake = misbehaving([...slovenia, { ...fiji, bbox: [179, -18, -179, -16] }], {
      ignores: ["intersects"],
    });
    const [page] = await pagesOf(fake, { ...QUERY, area: [170, -20, -170, 0] });
    expect(page?.scenes.map(({ id }) => id)).toEqual(["fiji"]);
    expect(page?.leftOut).toBe(10);
  });

  it("keeps scenes whose box meets polygons, and no others", async () => {
    const fake = misbehaving(
      [
        { id: "in", bbox: [0.5, 0.1, 0.6, 0.2] },
        { id: "beside", bbox: [0.1, 0.7, 0.2, 0.8] },
        { id: "edge", bbox: [1, 1, 2, 2] },
      ],
      { ignores: ["intersects"] },
    );
    const triangle = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const [page] = await pagesOf(fake, { ...QUERY, area: { type: "Polygon", coordinates: [triangle] } });
    expect(page?.scenes.map(({ id }) => id).sort()).toEqual(["edge", "in"]);
  });

  it("has scenes of other times left out, and those a day beside kept: clocks differ", async () => {
    const days = ["2025-05-30", "2025-05-31", "2025-06-01", "2025-06-30", "2025-07-01", "2025-07-03"];
    const fake = misbehaving(
      days.map((day) => ({ id: day, day })),
      { ignores: ["datetime"] },
    );
    const [page] = await pagesOf(fake);
    expect(new Set(idsOf(page ? [page] : []))).toEqual(new Set(days.slice(1, 5)));
  });

  it("keeps scenes whose span of time reaches into the one that was asked for", async () => {
    const spanning = {
      ...featureOf({ id: "year" }),
      properties: {
        datetime: null,
        start_datetime: "2025-01-01T00:00:00Z",
        end_datetime: "2025-12-31T23:59:59Z",
      },
    };
    const fake = misbehaving([{ id: "year" }], { sends: () => [spanning] });
    expect(idsOf(await pagesOf(fake))).toEqual(["year"]);
  });

  it("is filtered here, where the service takes a filter and does nothing with it", async () => {
    const items = [10, 50].map((cloud) => ({ id: `${cloud}`, properties: { "eo:cloud_cover": cloud } }));
    const fake = misbehaving([...items, { id: "unknown" }], { ignores: ["filter"] });
    const [page] = await pagesOf(fake, {
      ...QUERY,
      where: withCloudLimit([], { most: 20, keepsUnknown: false }),
    });
    expect(page?.scenes.map(({ id }) => id)).toEqual(["10"]);
    expect(page?.filteredHere).toBe(true);
    const [lenient] = await pagesOf(fake, { ...QUERY, where: [cloudCoverUpTo(20)] });
    expect(lenient?.scenes.map(({ id }) => id).sort()).toEqual(["10", "unknown"]);
  });

  it("is searched on while it has pages, as far as reason goes, where it ignores the place", async () => {
    const away = itemsNamed(5_000, { bbox: [100, 0, 101, 1] });
    const fake = misbehaving(away, { ignores: ["bbox"] });
    const pages = await pagesOf(fake, ALL_TIME);
    expect(pages).toHaveLength(10);
    expect(pages.at(-1)?.incomplete?.message).toContain(
      "10 pages in a row with scenes of other places or times",
    );
  });

  it("keeps the scenes of a service that calls its collection by another name", async () => {
    const fake = misbehaving(itemsNamed(150), {
      sends: (items) => items.map((item) => ({ ...featureOf(item), collection: "c-renamed" })),
    });
    expect(idsOf(await pagesOf(fake, ALL_TIME))).toHaveLength(150);
  });

  it("of several collections has the scenes of all", async () => {
    const fake = misbehaving([
      ...itemsNamed(3),
      ...itemsNamed(2, { collection: "d" }),
      ...itemsNamed(2, { collection: "e" }),
    ]);
    const [page] = await pagesOf(fake, { ...QUERY, collections: ["c", "d"] });
    expect(new Set(page?.scenes.map(({ collection }) => collection))).toEqual(new Set(["c", "d"]));
    expect(fake.searches()[0]?.body).toMatchObject({ collections: ["c", "d"] });
  });
});
