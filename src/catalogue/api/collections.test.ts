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
    expect(await catalogueOn(fake).collections(NEVER)).toHaveLength(300);
  });

  it.each([400, 500, 504])("are listed where a service answers a limit with %i", async (status) => {
    const fake = new FakeCatalogue(({ url }) => {
      const { pathname, searchParams } = new URL(url);
      if (pathname === "/") return json(landing());
      return searchParams.has("limit") ? json({}, status) : json({ collections: [{ id: "a" }] });
    });
    expect(await catalogueOn(fake).collections(NEVER)).toHaveLength(1);
  });

  it("are not followed to another server", async () => {
    const links = [{ rel: "next", href: "https://elsewhere.example.net/collections" }];
    const fake = new FakeCatalogue(({ url }) =>
      json(new URL(url).pathname === "/" ? landing() : { collections: [{ id: "a" }], links }),
    );
    expect(await catalogueOn(fake).collections(NEVER)).toHaveLength(1);
    expect(fake.seen.filter(({ url }) => url.includes("elsewhere"))).toEqual([]);
  });
});
