import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../filter/cloud-cover.ts";
import { catalogueOn, FakeCatalogue, json, NEVER, problemOf } from "../testing/fake-catalogue.ts";
import {
  catalogFile,
  collectionFile,
  everything,
  itemFile,
  ROOT_URL,
  searchAll,
  staticCatalogue,
  staticConfig,
} from "../testing/static-files.ts";

const at = (path: string) => new URL(path, ROOT_URL).href;

/** A catalogue with a collection of two items below a catalogue, one linked relatively and one absolutely. */
const SMALL = {
  [ROOT_URL]: catalogFile("root", [["child", "./deep/catalog.json"]]),
  [at("deep/catalog.json")]: catalogFile("deep", [
    ["child", "../fields/collection.json"],
    ["parent", "../catalog.json"],
  ]),
  [at("fields/collection.json")]: collectionFile("fields", [
    ["root", "../catalog.json"],
    ["item", "./a/a.json"],
    ["item", at("fields/b.json")],
  ]),
  [at("fields/a/a.json")]: itemFile("a", {
    properties: { datetime: "2025-06-01T10:30:00Z", "eo:cloud_cover": 10 },
    links: [{ rel: "self", href: "https://published.example.net/fields/a/a.json" }],
    assets: { data: { href: "./a.tif", type: "image/tiff" } },
  }),
  [at("fields/b.json")]: itemFile("b", {
    bbox: [15, 51, 16, 52],
    properties: { datetime: "2025-07-01T10:30:00Z", "eo:cloud_cover": 80 },
    assets: { data: { href: at("fields/files/b.tif") } },
  }),
};

describe("a catalogue of files", () => {
  it("lists its collections without reading an item, and opens the only one", async () => {
    const { catalogue, fake } = staticCatalogue(SMALL);
    const { list, start, incomplete } = await catalogue.collections(NEVER);
    expect(list.map(({ id, bbox }) => [id, bbox])).toEqual([["fields", [5, 51, 6, 52]]]);
    expect(start).toBe("fields");
    expect(incomplete).toBeUndefined();
    expect(fake.seen.map(({ url }) => url)).toEqual([
      ROOT_URL,
      at("deep/catalog.json"),
      at("fields/collection.json"),
    ]);
  });

  it("finds items by relative and absolute links, newest first, with files beside the file that was read", async () => {
    const { catalogue } = staticCatalogue(SMALL);
    const { pages, ids } = await searchAll(catalogue, everything("fields"));
    expect(ids).toEqual(["b", "a"]);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ matched: 2, reading: { read: 3, known: 3 } });
    const [b, a] = pages[0]?.scenes ?? [];
    expect(a?.assets["data"]?.href).toBe(at("fields/a/a.tif"));
    expect(b?.assets["data"]?.href).toBe(at("fields/files/b.tif"));
    expect(a?.collection).toBe("fields");
  });

  it("searches by area, days to the letter, and properties", async () => {
    const { catalogue } = staticCatalogue(SMALL);
    const whole = everything("fields");
    const found = async (part: Partial<typeof whole>) =>
      (await searchAll(catalogue, { ...whole, ...part })).ids;
    expect(await found({ area: [14, 50, 17, 53] })).toEqual(["b"]);
    expect(await found({ time: { from: "2025-06-01", to: "2025-06-01" } })).toEqual(["a"]);
    expect(await found({ time: { from: "2025-06-02", to: "2025-06-30" } })).toEqual([]);
    expect(await found({ where: [cloudCoverUpTo(40)] })).toEqual(["a"]);
    // An item that does not say counts where the condition wants it to.
    const isTen = { op: "=", args: [{ property: "gsd" }, 10] } as const;
    expect(await found({ where: [isTen] })).toEqual([]);
    const isUnknown = { op: "isNull", args: [{ property: "gsd" }] } as const;
    expect(await found({ where: [{ op: "or", args: [isTen, isUnknown] }] })).toEqual(["b", "a"]);
  });

  it("asks for nothing again in a second search, and for everything after it was told to forget", async () => {
    const { catalogue, fake } = staticCatalogue(SMALL);
    await searchAll(catalogue, everything("fields"));
    const before = fake.seen.length;
    await searchAll(catalogue, everything("fields"));
    expect(fake.seen).toHaveLength(before);
    catalogue.forget();
    await searchAll(catalogue, everything("fields"));
    expect(fake.seen).toHaveLength(2 * before);
  });

  it("may be a single collection, a single item, or a file of items", async () => {
    const collection = staticCatalogue(SMALL, at("fields/collection.json")).catalogue;
    expect((await searchAll(collection, everything("fields"))).ids).toEqual(["b", "a"]);
    const item = staticCatalogue(SMALL, at("fields/b.json")).catalogue;
    expect((await item.collections(NEVER)).start).toBe("b");
    expect((await searchAll(item, everything("b"))).ids).toEqual(["b"]);
    const many = {
      type: "FeatureCollection",
      features: [itemFile("a", { collection: "one" }), itemFile("b")],
    };
    const file = staticCatalogue({ [at("season.json")]: many }, at("season.json")).catalogue;
    const { list } = await file.collections(NEVER);
    expect(list).toMatchObject([
      { id: "one", bbox: [5, 51, 6, 52], interval: ["2025-06-01T10:30:00.000Z", "2025-06-01T10:30:00.000Z"] },
      { id: "season" },
    ]);
    expect((await searchAll(file, everything("one"))).ids).toEqual(["a"]);
    const [scene] = (await searchAll(file, everything("season"))).pages[0]?.scenes ?? [];
    expect(await file.item(scene?.href ?? "", NEVER)).toMatchObject({ id: "b" });
  });

  it("searches items outside of collections as those of the catalogue", async () => {
    const { catalogue } = staticCatalogue({
      [ROOT_URL]: catalogFile("root", [
        ["item", "./loose.json"],
        ["child", "./fields/collection.json"],
      ]),
      [at("loose.json")]: itemFile("loose"),
      [at("fields/collection.json")]: collectionFile("fields", [["item", "./c.json"]]),
      [at("fields/c.json")]: itemFile("c"),
    });
    expect((await catalogue.collections(NEVER)).list.map(({ id }) => id)).toEqual(["root", "fields"]);
    expect((await searchAll(catalogue, everything("root"))).ids.toSorted()).toEqual(["c", "loose"]);
    expect((await searchAll(catalogue, everything("fields"))).ids).toEqual(["c"]);
  });

  it("takes what items before STAC 1.0 leave out from their collection", async () => {
    const { catalogue } = staticCatalogue({
      [ROOT_URL]: {
        ...(collectionFile("old", [["item", "i.json"]]) as object),
        stac_version: "0.6.2",
        properties: { "eo:platform": "sentinel-2a", "eo:bands": [{ name: "B04" }, { name: "B08" }] },
      },
      [at("i.json")]: itemFile("i", { assets: { nir: { href: "./nir.tif", "eo:bands": [1] } } }),
    });
    const [scene] = (await searchAll(catalogue, everything("old"))).pages[0]?.scenes ?? [];
    expect(scene?.platform).toBe("sentinel-2a");
    expect(scene?.assets["nir"]?.bands[0]?.name).toBe("B08");
  });

  it("tells of links that lead nowhere, to something else, and to other servers, and shows the rest", async () => {
    const { catalogue, fake } = staticCatalogue({
      [ROOT_URL]: collectionFile("c", [
        ["item", "./gone.json"],
        ["item", "./menu.json"],
        ["item", "https://elsewhere.example.net/i.json"],
        ["item", "./here.json"],
      ]),
      [at("menu.json")]: { soup: "tomato" },
      [at("here.json")]: itemFile("here"),
    });
    const { ids, incomplete } = await searchAll(catalogue, everything("c"));
    expect(ids).toEqual(["here"]);
    expect(incomplete?.message).toBe(
      "2 of 4 documents of Files cannot be read: /gone.json (404), /menu.json (not STAC). " +
        "1 links of Files lead to elsewhere.example.net, where nothing is asked.",
    );
    expect(fake.seen.filter(({ url }) => url.includes("elsewhere"))).toEqual([]);
  });

  it("fails where nothing of what was asked for can be read", async () => {
    const files: Record<string, unknown> = { ...SMALL };
    const fake = new FakeCatalogue(({ url }) => json(files[url] ?? {}, files[url] ? 200 : 404));
    const catalogue = catalogueOn(fake, staticConfig(at("fields/collection.json")));
    expect(await problemOf(catalogue.collection("x", NEVER))).toMatchObject({
      kind: "missing",
      message: "Files has no collection “x”.",
    });
    expect(await problemOf(catalogue.search(everything("x"), { signal: NEVER }))).toMatchObject({
      kind: "missing",
    });
  });

  it("ends where links go round in circles, and where they have no end", async () => {
    const { catalogue, fake } = staticCatalogue({
      [ROOT_URL]: collectionFile("c", [["child", "./b.json"]]),
      [at("b.json")]: catalogFile("b", [
        ["child", "./catalog.json"],
        ["child", "./b.json#again"],
        ["item", "./i.json"],
      ]),
      [at("i.json")]: itemFile("i"),
    });
    const circle = await searchAll(catalogue, everything("c"));
    expect(circle.ids).toEqual(["i"]);
    expect(circle.incomplete).toBeUndefined();
    expect(fake.seen.map(({ url }) => url)).toEqual([ROOT_URL, at("b.json"), at("i.json")]);

    const endless = new FakeCatalogue(({ url }) => {
      const depth = Number(/(\d+)/.exec(new URL(url).pathname)?.[1] ?? 0);
      return json(collectionFile("c", [["child", `./${depth + 1}.json`]]));
    });
    const deep = await searchAll(catalogueOn(endless, staticConfig()), everything("c"));
    expect(deep.incomplete?.message).toContain("more than 16 documents deep");
    expect(endless.seen).toHaveLength(17);
  });
});

describe("a catalogue of 10,000 files", () => {
  const COUNT = 10_000;
  const links = Array.from({ length: COUNT }, (_, index): [string, string] => ["item", `./${index}.json`]);
  const large = () =>
    new FakeCatalogue(({ url }) => {
      if (url === ROOT_URL) return json(collectionFile("c", links));
      const index = Number(/(\d+)\.json$/.exec(url)?.[1]);
      const day = String(1 + (index % 28)).padStart(2, "0");
      return json(itemFile(`i${index}`, { properties: { datetime: `2025-06-${day}T10:00:00Z` } }));
    });

  it("is read page by page, tells how far it has come, and goes on after it was stopped", async () => {
    const fake = large();
    const catalogue = catalogueOn(fake, staticConfig());
    const query = { ...everything("c"), time: { from: "2025-06-05", to: "2025-06-05" } };
    const controller = new AbortController();
    const first = await catalogue.search(query, { signal: controller.signal });
    expect(first.reading?.known).toBe(COUNT + 1);
    expect(first.reading?.read).toBeLessThan(COUNT);
    if (first.next === undefined) throw new Error("all in one page");
    const stopped = catalogue.search(query, { signal: controller.signal, cursor: first.next });
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    const { ids, pages } = await searchAll(catalogue, query);
    expect(ids).toHaveLength(Math.ceil((COUNT - 4) / 28));
    expect(pages.at(-1)?.reading).toEqual({ read: COUNT + 1, known: COUNT + 1 });
    // No document is asked for twice, for all the stopping and starting.
    expect(new Set(fake.seen.map(({ url }) => url)).size).toBe(fake.seen.length);
  });
});
