import { describe, expect, it } from "vitest";
import { summaryOf } from "./collections.ts";
import { catalogueOn, FakeCatalogue, json, landing, NEVER, page, QUERY } from "../testing/fake-catalogue.ts";

describe("collections", () => {
  it("and searches that start together ask for the landing page once", async () => {
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === "/") return json(landing());
      return pathname === "/collections" ? json({ collections: [] }) : json(page([]));
    });
    const client = catalogueOn(fake);
    await Promise.all([client.collections(NEVER), client.search(QUERY, { signal: NEVER })]);
    expect(fake.seen.filter(({ url }) => new URL(url).pathname === "/")).toHaveLength(1);
  });

  it("are asked again after a failure, which is not kept", async () => {
    let down = true;
    const fake = new FakeCatalogue(() => (down ? json({}, 404) : json(landing())));
    const client = catalogueOn(fake);
    await expect(client.open(NEVER)).rejects.toThrow("404");
    down = false;
    await expect(client.open(NEVER)).resolves.toBeDefined();
  });

  it("let one caller leave without stopping the others", async () => {
    const controller = new AbortController();
    const fake = new FakeCatalogue(() => async () => {
      await new Promise((resolve) => void setTimeout(resolve, 20));
      return json(landing());
    });
    const client = catalogueOn(fake);
    const first = client.open(controller.signal);
    const second = client.open(NEVER);
    controller.abort();
    await expect(first).rejects.toMatchObject({ name: "AbortError" });
    await expect(second).resolves.toBeDefined();
    expect(fake.seen).toHaveLength(1);
  });

  it("of optical bands have clouds even where they mention none", () => {
    const clouds = (said: Record<string, unknown>): unknown => summaryOf({ id: "a", ...said })?.hasCloudCover;
    expect(clouds({ item_assets: { red: { "eo:bands": [{ name: "red" }] } } })).toBe(true);
    expect(clouds({ item_assets: { B04: { bands: [{ name: "B04", "eo:common_name": "red" }] } } })).toBe(
      true,
    );
    expect(clouds({ item_assets: { vv: { bands: [{ name: "VV" }] } } })).toBe(false);
  });

  it("tell their items' bands where the items leave them out", async () => {
    const answer = page(["a"]) as { features: { assets: unknown }[] };
    for (const feature of answer.features) feature.assets = { B04: { href: "./B04.tif" } };
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === "/") return json(landing());
      if (pathname === "/collections/c")
        return json({ id: "c", item_assets: { B04: { bands: [{ name: "B04", "eo:common_name": "red" }] } } });
      return pathname.endsWith("queryables") ? json({}, 404) : json(answer);
    });
    const found = await catalogueOn(fake).search(QUERY, { signal: NEVER });
    expect(found.scenes[0]?.assets["B04"]?.bands[0]?.commonName).toBe("red");
  });

  it("are read page by page, each once, and a loop of pages ends", async () => {
    const link = { links: [{ rel: "next", href: "https://stac.example.org/collections?page=2" }] };
    const fake = new FakeCatalogue(({ url }) => {
      if (new URL(url).pathname === "/") return json(landing());
      return url.includes("page=2")
        ? json({ collections: [{ id: "b" }, { id: "a" }], ...link })
        : json({ collections: [{ id: "a" }], ...link });
    });
    const found = await catalogueOn(fake).collections(NEVER);
    expect(found).toEqual({
      list: [expect.objectContaining({ id: "a" }), expect.objectContaining({ id: "b" })],
    });
    expect(fake.seen).toHaveLength(3);
  });

  it.each([
    ["https://elsewhere.example.org/collections?page=2", undefined],
    ["//stac.example.org:8443/collections?page=2", undefined],
    // A service that says how many there are is asked for all of them at once before it is given up.
    ["https://elsewhere.example.org/collections?page=2", 3],
  ])("end at a next page of another origin, and say so: %s, %s in all", async (href, numberMatched) => {
    const fake = new FakeCatalogue(({ url }) =>
      new URL(url).pathname === "/"
        ? json(landing())
        : json({ collections: [{ id: "a" }], links: [{ rel: "next", href }], numberMatched }),
    );
    const { list, incomplete } = await catalogueOn(fake).collections(NEVER);
    expect(list.map(({ id }) => id)).toEqual(["a"]);
    const { host } = new URL(href, "https://stac.example.org/");
    expect(incomplete).toMatchObject({
      message: `Fake catalogue names an address on ${host} as the next page of its collections, where nothing is asked: further collections are missing from the list.`,
      url: new URL(href, "https://stac.example.org/").href.replace("?page=2", ""),
    });
    expect(fake.seen.every(({ url }) => new URL(url).origin === "https://stac.example.org")).toBe(true);
  });

  it("end with a sentence at a service that goes on for ever", async () => {
    let page = 0;
    const fake = new FakeCatalogue(({ url }) =>
      new URL(url).pathname === "/"
        ? json(landing())
        : json({ collections: [{ id: `${++page}` }], links: [{ rel: "next", href: `?page=${page}` }] }),
    );
    const { list, incomplete } = await catalogueOn(fake).collections(NEVER);
    expect(list).toHaveLength(60);
    expect(incomplete?.message).toContain("more than 60 pages of collections");
  });

  it("learn from their queryables that clouds can be limited, and do without when there are none", async () => {
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === "/") return json(landing());
      if (pathname === "/collections/a/queryables") return json({ properties: { "eo:cloud_cover": {} } });
      if (pathname.endsWith("queryables")) return json({}, 404);
      return json({ id: pathname.slice(-1) });
    });
    const client = catalogueOn(fake);
    expect((await client.collection("a", NEVER)).hasCloudCover).toBe(true);
    expect((await client.collection("b", NEVER)).hasCloudCover).toBe(false);
  });

  it("are all listed where a service gives ten unless it is asked for more, as pycsw does", async () => {
    const all = Array.from({ length: 300 }, (_, index) => ({ id: `c${index}` }));
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname, searchParams } = new URL(url);
      if (pathname === "/") return json(landing());
      const limit = Number(searchParams.get("limit") ?? 10);
      return json({ collections: all.slice(0, limit), numberMatched: all.length, links: [] });
    });
    expect((await catalogueOn(fake).collections(NEVER)).list).toHaveLength(300);
  });

  it.each([400, 500, 504])("are listed where a service answers a limit with %i", async (status) => {
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname, searchParams } = new URL(url);
      if (pathname === "/") return json(landing());
      return searchParams.has("limit") ? json({}, status) : json({ collections: [{ id: "a" }] });
    });
    expect((await catalogueOn(fake).collections(NEVER)).list).toHaveLength(1);
  });

  it("are not followed to another server", async () => {
    const links = [{ rel: "next", href: "https://elsewhere.example.net/collections" }];
    const fake = new FakeCatalogue(({ url }) =>
      json(new URL(url).pathname === "/" ? landing() : { collections: [{ id: "a" }], links }),
    );
    expect((await catalogueOn(fake).collections(NEVER)).list).toHaveLength(1);
    expect(fake.seen.filter(({ url }) => url.includes("elsewhere"))).toEqual([]);
  });
});

describe("the extent of a collection", () => {
  const extentOf = (bbox: unknown, interval: unknown = [["2020-01-01T00:00:00Z", null]]) =>
    summaryOf({ id: "c", extent: { spatial: { bbox }, temporal: { interval } } });

  it("is the first box, which holds the others", () => {
    expect(
      extentOf([
        [0, 0, 10, 10],
        [1, 1, 2, 2],
        [8, 8, 9, 9],
      ])?.bbox,
    ).toEqual([0, 0, 10, 10]);
    expect(extentOf([0, 0, 10, 10])?.bbox).toEqual([0, 0, 10, 10]);
  });

  it("is all of them where the first is none, or does not hold the others", () => {
    expect(extentOf([[], [1, 1, 2, 2], [8, 8, 9, 9]])?.bbox).toEqual([1, 1, 9, 9]);
    expect(
      extentOf([
        [1, 1, 2, 2],
        [8, 8, 9, 9],
      ])?.bbox,
    ).toEqual([1, 1, 9, 9]);
    expect(
      extentOf([
        [170, 0, 180, 1],
        [-180, 0, -170, 1],
      ])?.bbox,
    ).toEqual([170, 0, -170, 1]);
  });

  it("of swapped latitudes, or of a grid over the poles, is put right", () => {
    expect(extentOf([[5, 52, 6, 51]])?.bbox).toEqual([5, 51, 6, 52]);
    expect(extentOf([[-180.05, -90.05, 179.95, 90.05]])?.bbox).toEqual([-180, -90, 180, 90]);
    expect(extentOf([[0, -90, 360, 90]])?.bbox).toEqual([-180, -90, 180, 90]);
  });

  it("that cannot be read is told", () => {
    expect(extentOf([[100, 500, 110, 600]])).toMatchObject({ id: "c", unreadableExtent: true });
    expect(extentOf(undefined)?.unreadableExtent).toBeUndefined();
  });

  it("goes from the earliest to the latest of several intervals", () => {
    const several = [
      ["2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z"],
      ["2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"],
    ];
    expect(extentOf([[0, 0, 1, 1]], several)?.interval).toEqual([
      "2019-01-01T00:00:00.000Z",
      "2022-01-01T00:00:00.000Z",
    ]);
    expect(extentOf([[0, 0, 1, 1]], [...several, [null, null]])?.interval).toEqual([null, null]);
  });
});
