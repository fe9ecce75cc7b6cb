import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Polygon } from "geojson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureSampleSeason, type SampleProgress } from "./make.ts";
import { acquisitionAt } from "./acquisitions.ts";
import { SEASON } from "./season.ts";
import { itemId, type AssetKey } from "./stac/assets.ts";
import { TILES, type SampleTile } from "./tiles.ts";
import { pixelAt, reflectanceAt } from "./truth.ts";

const GDAL = spawnSync("gdallocationinfo", ["--version"]).status === 0;
/** A day without clouds on which the swath ends in tile B, and one with heaps of cloud. */
const DAYS = [8, 20] as const;
/** A day of an earlier year. */
const EARLIER_DAY = SEASON.length + 45;

const parent = mkdtempSync(join(tmpdir(), "revisit-season-"));
const folder = join(parent, "season");
const progress: SampleProgress[] = [];

beforeAll(async () => {
  // What an interrupted run leaves: no process has this number.
  mkdirSync(`${folder}.making-99999999`);
  await ensureSampleSeason({
    folder,
    days: [...DAYS, EARLIER_DAY],
    onProgress: (step) => progress.push(step),
  });
}, 180_000);
afterAll(() => rmSync(parent, { recursive: true }));

function tileOf(letter: SampleTile["letter"]): SampleTile {
  const tile = TILES.find((candidate) => candidate.letter === letter);
  if (tile === undefined) throw new RangeError(`There is no tile ${letter}.`);
  return tile;
}

function pathOf(tile: SampleTile, day: number, ending: string): string {
  const id = itemId(tile, acquisitionAt(day));
  return join(folder, id, `${id}${ending}`);
}

/** Values that GDAL reads at pixels of a file. */
function gdalValues(path: string, pixels: readonly (readonly [number, number])[]): number[] {
  const input = pixels.map(([column, row]) => `${column} ${row}\n`).join("");
  const output = execFileSync("gdallocationinfo", ["-valonly", path], { input, encoding: "utf8" });
  return output.trim().split("\n").map(Number);
}

/** Pixels all over a square, the corners included. */
function scattered(size: number): (readonly [number, number])[] {
  const inside = Array.from(
    { length: 60 },
    (_, index) => [(index * 389) % size, (index * 617) % size] as const,
  );
  return [[0, 0], [size - 1, 0], [0, size - 1], [size - 1, size - 1], ...inside];
}

interface Item {
  readonly stac_version: string;
  readonly geometry: Polygon;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, { readonly href: string; readonly "file:size": number }>>;
}

function itemOf(tile: SampleTile, day: number): Item {
  return JSON.parse(readFileSync(pathOf(tile, day, ".json"), "utf8")) as Item;
}

describe("making the season", () => {
  it("counts up to its total", () => {
    expect(progress.map(({ done }) => done)).toEqual(progress.map((_, index) => index + 1));
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  });

  it("leaves nothing beside the folder, and removes what an interrupted run left", () => {
    expect(readdirSync(parent)).toEqual(["season"]);
  });

  it("does nothing when the season is there already", async () => {
    const steps: SampleProgress[] = [];
    await ensureSampleSeason({
      folder,
      days: [...DAYS, EARLIER_DAY],
      onProgress: (step) => steps.push(step),
    });
    expect(steps).toEqual([]);
  });

  it("keeps the season that is there when making another one is aborted", async () => {
    const abort = new AbortController();
    const making = ensureSampleSeason({
      folder,
      days: [0],
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    await expect(making).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    expect(existsSync(pathOf(tileOf("A"), DAYS[0], ".json"))).toBe(true);
    expect(readdirSync(parent)).toEqual(["season"]);
  });

  it("makes a season again that carries another stamp", async () => {
    const other = join(parent, "other");
    mkdirSync(other);
    writeFileSync(join(other, "season.json"), "{}");
    writeFileSync(join(other, "stale.tif"), "");
    await ensureSampleSeason({ folder: other, days: [] });
    expect(readdirSync(other).sort()).toEqual(["collection.json", "season.json"]);
    rmSync(other, { recursive: true });
  });
});

describe("the items", () => {
  it("name files that exist and have the size they say", () => {
    for (const tile of TILES) {
      const item = itemOf(tile, DAYS[0]);
      expect(Object.keys(item.assets)).toEqual(["B04", "B08", "SCL", "NDVI", "visual", "thumbnail"]);
      for (const asset of Object.values(item.assets)) {
        const path = pathOf(tile, DAYS[0], ".json").replace(/[^/\\]*$/, asset.href.replace("./", ""));
        expect(statSync(path).size).toBe(asset["file:size"]);
      }
    }
  });

  it("say that they are synthetic, in STAC 1.1", () => {
    const item = itemOf(tileOf("A"), DAYS[0]);
    expect(item.stac_version).toBe("1.1.0");
    expect(item.properties).toMatchObject({ platform: "synthetic", "revisit:synthetic": true });
  });

  it("report clouds only where the weather has them", () => {
    expect(itemOf(tileOf("A"), DAYS[0]).properties["eo:cloud_cover"]).toBe(0);
    const cloudy = TILES.map((tile) => Number(itemOf(tile, DAYS[1]).properties["eo:cloud_cover"]));
    expect(Math.max(...cloudy)).toBeGreaterThan(25);
    expect(Math.min(...cloudy)).toBeLessThan(60);
  });

  it("outline what was seen, counter-clockwise and closed", () => {
    const ring = itemOf(tileOf("B"), DAYS[0]).geometry.coordinates[0] ?? [];
    expect(ring.at(0)).toEqual(ring.at(-1));
    const twiceArea = ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
      const [beforeX = 0, beforeY = 0] = ring[index] ?? [];
      return sum + beforeX * y - x * beforeY;
    }, 0);
    expect(twiceArea).toBeGreaterThan(0);
    const whole = itemOf(tileOf("B"), DAYS[1]).geometry.coordinates[0] ?? [];
    expect(ring.length).toBeGreaterThan(whole.length);
  });
});

describe.skipIf(!GDAL)("the files as GDAL reads them", () => {
  const files: readonly (readonly [AssetKey, 10 | 20, "b04" | "b08" | "ndviDn" | "scl", number])[] = [
    ["B04", 10, "b04", 0],
    ["B08", 10, "b08", 0],
    ["NDVI", 10, "ndviDn", 255],
    ["SCL", 20, "scl", 0],
  ];

  it.each(TILES.flatMap((tile) => DAYS.map((day) => [tile.letter, day] as const)))(
    "hold the formula's values at their pixel centres: tile %s, day %i",
    (letter, day) => {
      const tile = tileOf(letter);
      for (const [key, metres, member, nodata] of files) {
        const pixels = scattered(10_240 / metres);
        const expected = pixels.map(
          ([column, row]) => pixelAt(tile, column, row, metres, day)?.[member] ?? nodata,
        );
        expect(gdalValues(pathOf(tile, day, `_${key}.tif`), pixels)).toEqual(expected);
      }
    },
  );

  it("hold the formula's values in an earlier year: one tile with pixels of 20 m", () => {
    expect(existsSync(pathOf(tileOf("A"), EARLIER_DAY, ".json"))).toBe(false);
    const tile = tileOf("B");
    expect(Object.keys(itemOf(tile, EARLIER_DAY).assets)).toEqual(["SCL", "NDVI", "thumbnail"]);
    const pixels = scattered(512);
    for (const [key, member] of [
      ["NDVI", "ndviDn"],
      ["SCL", "scl"],
    ] as const) {
      const expected = pixels.map(([column, row]) => pixelAt(tile, column, row, 20, EARLIER_DAY)?.[member]);
      expect(gdalValues(pathOf(tile, EARLIER_DAY, `_${key}.tif`), pixels)).toEqual(expected);
    }
  });

  it("hold a picture of three bytes per pixel, with overviews", () => {
    const path = pathOf(tileOf("A"), DAYS[0], "_visual.tif");
    const info = JSON.parse(execFileSync("gdalinfo", ["-json", path], { encoding: "utf8" })) as {
      size: readonly number[];
      bands: readonly { type: string; colorInterpretation: string; overviews: readonly unknown[] }[];
    };
    expect(info.size).toEqual([512, 512]);
    expect(info.bands.map(({ type, colorInterpretation }) => [type, colorInterpretation])).toEqual([
      ["Byte", "Red"],
      ["Byte", "Green"],
      ["Byte", "Blue"],
    ]);
    expect(info.bands.map(({ overviews }) => overviews.length)).toEqual([2, 2, 2]);
    // The red channel is brighter where B04 reflects more: a pixel of the picture covers four of B04.
    const pixels = scattered(512);
    const read = (band: string, at: typeof pixels): number[] =>
      execFileSync("gdallocationinfo", ["-valonly", "-b", "1", pathOf(tileOf("A"), DAYS[0], band)], {
        input: at.map(([column, row]) => `${column} ${row}\n`).join(""),
        encoding: "utf8",
      })
        .trim()
        .split("\n")
        .map(Number);
    const shades = read("_visual.tif", pixels);
    const dns = pixels.map(([column, row]) => pixelAt(tileOf("A"), column, row, 20, DAYS[0])?.b04 ?? 0);
    for (const [index, dn] of dns.entries()) {
      const brighter = dns.findIndex(
        (other, position) => other > dn && (shades[position] ?? 0) < (shades[index] ?? 0),
      );
      expect(brighter).toBe(-1);
    }
  });

  it("have no data beyond the edge of the swath, and the formula knows it", () => {
    expect(pixelAt(tileOf("B"), 1023, 0, 10, DAYS[0])).toBeUndefined();
    expect(gdalValues(pathOf(tileOf("B"), DAYS[0], "_NDVI.tif"), [[1023, 0]])).toEqual([255]);
    expect(pixelAt(tileOf("B"), 1023, 0, 10, DAYS[1])).toBeDefined();
  });

  it("show the same ground in both zones where their tiles overlap", () => {
    // The point of UTM 31N that GDAL gives for a pixel centre of tile C, not the generator's own projection.
    const tile = tileOf("C");
    const [column, row] = [60, 500];
    const centre = `${tile.left + column * 10 + 5} ${tile.top - row * 10 - 5}`;
    const output = execFileSync(
      "gdaltransform",
      ["-s_srs", "EPSG:32632", "-t_srs", "EPSG:32631", "-output_xy"],
      {
        input: centre,
        encoding: "utf8",
      },
    );
    const [x31 = 0, y31 = 0] = output.trim().split(" ").map(Number);
    const [value] = gdalValues(pathOf(tile, DAYS[0], "_NDVI.tif"), [[column, row]]);
    expect(value).toBe(reflectanceAt(x31, y31, DAYS[0]).ndviDn);
  });
});
