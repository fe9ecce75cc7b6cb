import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MemorySource } from "../../src/geotiff/source/memory-source.ts";
import { openRasterFile } from "../../src/geotiff/tiff/open.ts";
import { readWindow } from "../../src/geotiff/tiff/read-window.ts";
import { preparedSeason } from "../season.ts";
import { writeCog } from "./cog/writer.ts";
import { ASSETS, type AssetKey } from "./stac/assets.ts";
import { TILE_METRES, TILES } from "./tiles.ts";

// `npm run small-season` writes public/season/: six dates of the middle tile of the sample season, with
// pixels of 40 m, as files that any static host can serve and that are small enough to be read whole.

/** One of every other month, of which one has clouds. */
const DAYS = ["20250301", "20250418", "20250516", "20250612", "20250811", "20250920"];
const KEYS: readonly AssetKey[] = ["NDVI", "SCL"];
const METRES = 40;

interface Item {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const season = await preparedSeason();
const target = fileURLToPath(new URL("../../public/season/", import.meta.url));
const tile = TILES.find(({ letter }) => letter === "B");
if (tile === undefined) throw new Error("The sample has no middle tile.");
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const ids = DAYS.map((day) => `SAMPLE_${day}_${tile.gridCode}`);
for (const id of ids) await writeItem(id);
const collection = JSON.parse(await readFile(join(season, "collection.json"), "utf8")) as Record<
  string,
  unknown
>;
const [first = "", last = ""] = [DAYS[0], DAYS.at(-1)].map((day) => day?.replace(/(\d{4})(\d\d)/, "$1-$2-"));
await writeJson("collection.json", {
  ...collection,
  id: "small-season",
  title: "Small sample season",
  description: "Six dates of a made-up farming season, with pixels of 40 m.",
  extent: {
    spatial: { bbox: [await boxOf(ids[0] ?? "")] },
    temporal: { interval: [[`${first}T00:00:00Z`, `${last}T23:59:59Z`]] },
  },
  item_assets: pick(collection["item_assets"]),
  links: [
    { rel: "root", href: "./collection.json", type: "application/json" },
    ...ids.map((id) => ({ rel: "item", href: `./${id}.json`, type: "application/geo+json" })),
  ],
});

async function writeItem(id: string): Promise<void> {
  const item = JSON.parse(await readFile(join(season, id, `${id}.json`), "utf8")) as Item;
  const assets: Record<string, unknown> = {};
  for (const key of KEYS) {
    await writeFile(
      join(target, `${id}_${key}.tif`),
      await coarse(join(season, id, `${id}_${key}.tif`), key),
    );
    const said = Object.entries(item.assets[key] ?? {}).filter(([name]) => !/^(?:file|proj):/.test(name));
    assets[key] = { ...Object.fromEntries(said), href: `./${id}_${key}.tif`, gsd: METRES };
  }
  await writeJson(`${id}.json`, {
    ...item,
    collection: "small-season",
    properties: { ...item.properties, gsd: METRES },
    assets,
    links: [{ rel: "collection", href: "./collection.json", type: "application/json" }],
  });
}

/** The file's own overview of that pixel size as a file. */
async function coarse(path: string, key: AssetKey): Promise<Buffer> {
  const file = await openRasterFile(new MemorySource(await readFile(path)));
  const width = TILE_METRES / METRES;
  const level = file.levels.findIndex((one) => one.width === width);
  const { bands } = await readWindow(
    file,
    { column: 0, row: 0, width, height: width },
    { level, bands: [0] },
  );
  const { nodata, scale, offset, title, smooth } = ASSETS[key];
  const { epsg, left, top } = tile ?? TILES[0] ?? fail();
  const values = Uint8Array.from(bands[0] ?? []);
  return writeCog({
    levels: [{ width, height: width, samples: 1, values }],
    nodata,
    scale,
    offset,
    smooth,
    epsg,
    left,
    top,
    description: title,
    metres: METRES,
  });
}

function fail(): never {
  throw new Error("The sample has no tiles.");
}

async function boxOf(id: string): Promise<unknown> {
  const item = JSON.parse(await readFile(join(season, id, `${id}.json`), "utf8")) as { bbox: unknown };
  return item.bbox;
}

function pick(assets: unknown): unknown {
  const known = (assets ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(KEYS.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]])));
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await writeFile(join(target, name), `${JSON.stringify(value, undefined, 1)}\n`);
}
