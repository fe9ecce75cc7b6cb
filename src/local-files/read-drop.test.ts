import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { buildTiff } from "../geotiff/tiff/testing/build-tiff.ts";
import { readDrop, type DroppedFile } from "./read-drop.ts";

const NOW = Date.UTC(2025, 6, 15);

/** 512 × 512 pixels of 10 m in UTM 31N. */
function geoTiff(left = 640_000, more: { tag: number; type: 2; values: number[] }[] = []): Blob {
  const bytes = buildTiff({
    images: [
      {
        width: 512,
        height: 512,
        tile: [256, 256],
        bits: 16,
        deflate: true,
        value: () => 1000,
        tags: [
          ...more,
          { tag: 33550, type: 12, values: [10, 10, 0] },
          { tag: 33922, type: 12, values: [0, 0, 0, left, 5_690_000, 0] },
          { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631] },
        ],
      },
    ],
  });
  return new Blob([new Uint8Array(bytes)]);
}

const dropped = (path: string, file: Blob): DroppedFile => ({
  path,
  file: Object.assign(file, { lastModified: NOW }),
});
const json = (value: unknown) => new Blob([JSON.stringify(value)]);

function read(files: readonly DroppedFile[], leadsElsewhere = true) {
  const { signal } = new AbortController();
  return readDrop(files, { signal, onProgress: () => undefined, leadsElsewhere, now: () => NOW });
}

async function itemsOf(files: readonly DroppedFile[]) {
  const { catalogue } = await read(files);
  const text = (await catalogue?.folder.get(catalogue.root)?.text()) ?? "{}";
  const { features } = JSON.parse(text) as {
    features: { id: string; bbox: number[]; properties: object; assets: Record<string, { href: string }> }[];
  };
  return { features, problems: catalogue?.problems ?? [], title: catalogue?.title };
}

describe("dropped GeoTIFFs", () => {
  it("become items where and when they lie, the bands of a scene together", async () => {
    const names = ["20250601_B04", "20250601_B08", "20250611_B04", "20250611_B08"];
    const { features, problems, title } = await itemsOf(
      names.map((name) => dropped(`season/S2 ${name}.tif`, geoTiff())),
    );
    expect(title).toBe("season");
    expect(problems).toEqual([]);
    expect(features.map(({ id, properties }) => [id, properties])).toEqual([
      ["S2_20250601", { datetime: "2025-06-01T00:00:00.000Z" }],
      ["S2_20250611", { datetime: "2025-06-11T00:00:00.000Z" }],
    ]);
    expect(features[0]?.assets).toMatchObject({
      B04: { href: "./season/S2%2020250601_B04.tif" },
      B08: { href: "./season/S2%2020250601_B08.tif" },
    });
    // gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326: the outermost of its four corners.
    const [west = 0, south = 0, east = 0, north = 0] = features[0]?.bbox ?? [];
    expect(west).toBeCloseTo(5.00815, 2);
    expect(north).toBeCloseTo(51.34402, 2);
    expect(east).toBeCloseTo(5.08362, 2);
    expect(south).toBeCloseTo(51.29672, 2);
  });

  it("of one date in two places are two items with the same band", async () => {
    const { features } = await itemsOf([
      dropped("ndvi_west_20250601.tif", geoTiff()),
      dropped("ndvi_east_20250601.tif", geoTiff(645_120)),
    ]);
    expect(features.map(({ id, assets }) => [id, Object.keys(assets)])).toEqual([
      ["ndvi_west_20250601", ["data"]],
      ["ndvi_east_20250601", ["data"]],
    ]);
  });

  it("take the date of their tag, and without any date say that they stand at that of the file", async () => {
    const bytes = Array.from("2024:05:06 07:08:09", (letter) => letter.charCodeAt(0));
    const { features, problems } = await itemsOf([
      dropped("tagged.tif", geoTiff(640_000, [{ tag: 306, type: 2, values: [...bytes, 0] }])),
      dropped("plain.tif", geoTiff()),
    ]);
    expect(features.map(({ properties }) => properties)).toEqual([
      { datetime: "2024-05-06T07:08:09.000Z" },
      { datetime: "2025-07-15T00:00:00.000Z" },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      "plain.tif says no date: it stands at the day it was last changed.",
    ]);
  });

  it("that cannot be placed are named, and are an error where they are all there is", async () => {
    const nowhere = buildTiff({ images: [{ width: 8, height: 8, bits: 8, value: () => 1 }] });
    const unplaced = dropped("photo.tif", new Blob([new Uint8Array(nowhere)]));
    await expect(read([unplaced])).rejects.toThrow(/photo\.tif/);
    const { features, problems } = await itemsOf([unplaced, dropped("a_20250601.tif", geoTiff())]);
    expect(features).toHaveLength(1);
    expect(problems[0]?.message).toContain("photo.tif");
  });
});

describe("a drop", () => {
  const item = { type: "Feature", stac_version: "1.0.0", id: "a", properties: {}, assets: {}, links: [] };

  it("leaves GeoJSON, KML and archives without scenes to places", async () => {
    const feature = { type: "Feature", properties: { name: "field" }, geometry: null };
    const shapes = new Blob([zipSync({ "fields.shp": new Uint8Array(3) }).slice()]);
    const files = [
      dropped("fields.geojson", json({ type: "FeatureCollection", features: [feature] })),
      dropped("fields.kml", new Blob(["<kml/>"])),
      dropped("fields.zip", shapes),
    ];
    const { catalogue, others } = await read(files);
    expect(catalogue).toBeNull();
    expect(others.map(({ path }) => path).toSorted()).toEqual(["fields.geojson", "fields.kml", "fields.zip"]);
  });

  it("is a catalogue where it is an item, a file of items, or a catalogue that leads to others", async () => {
    const rootOf = async (...files: DroppedFile[]) => (await read(files)).catalogue?.root;
    expect(await rootOf(dropped("a.json", json(item)))).toBe("a.json");
    const many = json({ type: "FeatureCollection", features: [item] });
    expect(await rootOf(dropped("all.geojson", many))).toBe("all.geojson");
    const links = [{ rel: "item", href: "./a/a.json" }];
    const catalogue = json({ type: "Catalog", stac_version: "1.0.0", id: "c", links });
    expect(await rootOf(dropped("s/catalog.json", catalogue), dropped("s/a/a.json", json(item)))).toBe(
      "s/catalog.json",
    );
  });

  it("gathers items that nothing leads to in a catalogue of its own, also from an archive", async () => {
    const bytes = zipSync({
      "a/a.json": new TextEncoder().encode(JSON.stringify(item)),
      "a/a.tif": new Uint8Array(await geoTiff().arrayBuffer()),
      "b.json": new TextEncoder().encode(JSON.stringify({ ...item, id: "b" })),
    });
    const { catalogue } = await read([dropped("season.zip", new Blob([bytes.slice()]))]);
    expect(catalogue?.title).toBe("season.zip");
    expect([...(catalogue?.folder.keys() ?? [])]).toEqual(["a/a.json", "a/a.tif", "b.json", "catalog.json"]);
    expect(JSON.parse((await catalogue?.folder.get("catalog.json")?.text()) ?? "")).toMatchObject({
      links: [
        { rel: "item", href: "./b.json" },
        { rel: "item", href: "./a/a.json" },
      ],
    });
  });

  it("of a list of addresses is refused where the deployment opens its own catalogues only", async () => {
    const list = dropped("list.txt", new Blob(["# mine\nhttps://files.example.org/a_20250601.tif\n"]));
    await expect(read([list], false)).rejects.toThrow("opens files of its own catalogues only");
  });

  it("of a folder without anything that is read here says so", async () => {
    await expect(read([dropped("photos/a.jpg", new Blob(["x"]))])).rejects.toThrow(
      "photos holds neither STAC items nor GeoTIFFs.",
    );
  });
});
