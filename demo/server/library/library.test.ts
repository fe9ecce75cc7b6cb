import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testFolder, testItem } from "../testing/folder.ts";
import { openLibrary, UnusableFolder } from "./library.ts";

const june = { datetime: "2025-06-01T10:00:00Z" };

describe("a folder", () => {
  it("may hold items of old versions, in any subfolder, with no collection anywhere", async () => {
    await using folder = await testFolder({
      "2019/old.json": {
        type: "Feature",
        stac_version: "0.8.1",
        id: "old",
        geometry: null,
        bbox: [5, 51, 6, 52],
        properties: june,
        assets: { B04: { href: "B04.tif" } },
      },
      "2019/B04.tif": "pixels",
    });
    const { items, collections, files } = await openLibrary(folder.path);
    expect([...files]).toEqual(["2019/B04.tif"]);
    expect(items[0]).toMatchObject({ start: Date.UTC(2025, 5, 1, 10), shape: { bounds: [5, 51, 6, 52] } });
    expect(collections).toMatchObject([
      { id: items[0]?.collection, type: "Collection", item_assets: { B04: {} }, license: "other" },
    ]);
  });

  it("takes the collection of before STAC 1.0, which had no type", async () => {
    await using folder = await testFolder({
      "collection.json": {
        id: "fields",
        title: "Old fields",
        extent: { spatial: { bbox: [[0, 0, 1, 1]] }, temporal: { interval: [[null, null]] } },
      },
      "a.json": testItem("a", [5, 51, 6, 52], june),
    });
    expect((await openLibrary(folder.path)).collections).toMatchObject([{ title: "Old fields" }]);
  });

  it("takes the items of an item collection", async () => {
    await using folder = await testFolder({
      "all.geojson": {
        type: "FeatureCollection",
        features: [testItem("a", [5, 51, 6, 52], june), testItem("b", [5, 51, 6, 52], june)],
      },
    });
    const { items } = await openLibrary(folder.path);
    expect(items.map(({ document }) => document.id)).toEqual(["a", "b"]);
  });

  it("prefers, of two documents for one item, the one whose files are here", async () => {
    const local = testItem("a", [5, 51, 6, 52], june);
    const published = {
      ...local,
      collection: "published",
      assets: { data: { href: "https://example.org/a.tif" } },
    };
    await using folder = await testFolder({
      "a.json": local,
      "a.original.json": published,
      "a.tif": "pixels",
    });
    const { items } = await openLibrary(folder.path);
    expect(items.map(({ files }) => files.get("./a.tif"))).toEqual(["a.tif"]);
  });

  it("passes over what is not STAC, not JSON, or has damaged coordinates", async () => {
    await using folder = await testFolder({
      "a.json": testItem("a", [5, 51, 6, 52], june),
      "feature.json": { type: "Feature", id: "plain", geometry: null, properties: {} },
      "broken.json": "{",
      "list.json": [1, 2],
      "null.json": "null",
      "z.json": {
        ...testItem("z", [5, 51, 6, 52], june),
        geometry: { type: "Polygon", coordinates: [[["x"], []]] },
      },
    });
    const { items } = await openLibrary(folder.path);
    expect(items.map(({ document }) => document.id)).toEqual(["a", "z"]);
    expect(items[1]?.shape.bounds).toBeUndefined();
  });

  it("is refused in one sentence when it is none, is a file, or holds no items", async () => {
    await using folder = await testFolder({ "readme.txt": "nothing here" });
    await expect(openLibrary(join(folder.path, "none"))).rejects.toThrow(/^There is no folder /);
    await expect(openLibrary(join(folder.path, "readme.txt"))).rejects.toThrow(/is a file/);
    await expect(openLibrary(folder.path)).rejects.toThrow(UnusableFolder);
  });
});

const data = process.env["REVISIT_DATA"];

describe.skipIf(data === undefined)("the real series", () => {
  // How many dates each folder has, as its own description says.
  it.each([
    ["fusets-belgium-2022", 36, 4],
    ["eolearn-slovenia-open", 34, 3],
    ["mapchete-s2l2a-33TWL", 5, 3],
    ["gdalcubes-l8ny18-p013", 8, 3],
    ["sits-mod13q1-open", 6, 1],
  ])("%s is served with its %i dates and all their files", async (name, dates, filesPerDate) => {
    const folder = join(data ?? "", "series", name);
    const { items, collections, files } = await openLibrary(folder);
    expect(items).toHaveLength(dates);
    expect(collections.map(({ id }) => id)).toContain(items[0]?.collection);
    const present = await readdir(folder, { recursive: true });
    expect(files.size).toBe(present.filter((path) => path.endsWith(".tif")).length);
    expect(Math.min(...items.map((item) => item.files.size))).toBeGreaterThanOrEqual(filesPerDate);
    for (const { start, shape } of items) {
      expect(start).toBeGreaterThan(Date.UTC(2013, 0, 1));
      expect(shape.bounds).toBeDefined();
    }
  });
});
