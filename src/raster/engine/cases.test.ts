import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import type { Scene } from "../../catalogue/types.ts";
import { tileAt, tileBBox } from "../../geo/tiles.ts";
import type { LonLat } from "../../geo/types.ts";
import { slicesOf } from "../../timeline/slices.ts";
import { tileFrame } from "../warp/frame.ts";
import { ByteCache } from "./byte-cache.ts";
import { calculationOf } from "./calculation.ts";
import { frameValues } from "./frame-values.ts";
import { LocalBands } from "./local-bands.ts";
import { recipe } from "./testing/fields.ts";
import { openLocalFile } from "./testing/local-series.ts";
import { SliceReader } from "./slice-reader.ts";

const data = process.env["REVISIT_DATA"];
const { signal } = new AbortController();

/** The scenes of a case, normalised as those of any catalogue, with files that are read from the disk. */
async function scenesOf(name: string): Promise<readonly Scene[]> {
  const path = join(data ?? "", "cases", name, "case.json");
  const { items } = JSON.parse(await readFile(path, "utf8")) as { items: readonly unknown[] };
  return items.map((item) => {
    const scene = toScene(item, { catalogue: "cases", url: pathToFileURL(path).href });
    if (!isScene(scene)) throw new Error(scene.message);
    // Files on the disk have no https address, and are read all the same.
    for (const asset of Object.values(scene.assets)) delete (asset as { unreadable?: unknown }).unreadable;
    return scene;
  });
}

function reading() {
  const cache = new ByteCache(64e6);
  const bands = new LocalBands(cache, openLocalFile);
  return { bands, engine: new SliceReader({ cache, bands }) };
}

// What rasterio 1.3.5 reads there: dataset.index(longitude, latitude), the longitude a turn on where the file
// counts from 0 to 360.
const GLOBAL: Readonly<Record<string, readonly (readonly [point: LonLat, value: number])[]>> = {
  "06-agera5-overhang": [
    [[5, 52], 504.3599853515625],
    [[-100, 40], 385.9200134277344],
    [[-95.023, -70.636], -729.3599853515625],
    [[-37.419, -61.415], -615.5999755859375],
    [[-156.055, -17.517], -195.47999572753906],
    [[150.464, 53.481], 555.1199951171875],
  ],
  "08-lon-0-360": [
    [[5, 52], 522.5399780273438],
    [[-117.841, -70.099], -677.7],
    [[-102.816, 76.091], 799.739990234375],
    [[118.411, 54.584], 569.7],
    [[108.161, -54.568], -547.02001953125],
    [[-68.454, 22.602], 262.9800109863281],
  ],
};

describe.skipIf(!data)("cases that were drawn wrongly (REVISIT_DATA)", () => {
  for (const [name, truth] of Object.entries(GLOBAL)) {
    it(`${name}: the whole world is drawn, and its values are rasterio's`, async () => {
      const [slice] = slicesOf(await scenesOf(name));
      expect(slice?.bbox).toEqual([-180, -90, 180, 90]);
      const { engine, bands } = reading();
      for (const [point, value] of truth) {
        const found = slice && (await engine.point(slice, recipe("T"), point, signal));
        expect(found?.value, point.join()).toBe(Math.fround(value));
        for (const zoom of [0, 2, 5]) {
          const tile = tileAt(point, zoom);
          const calculation = calculationOf(recipe("T"));
          const bbox = tileBBox(tile);
          const frame = tileFrame(tile, 64);
          const { planes } = await frameValues(slice?.scenes ?? [], calculation, frame, bbox, bands, signal);
          expect(planes?.[0]?.some(Number.isNaN), `zoom ${zoom} at ${point.join()}`).toBe(false);
        }
      }
    });
  }

  it("06b: a box of half a cell too much on every side is the whole world", async () => {
    const [slice] = slicesOf(await scenesOf("06b-agera5-reported-bbox"));
    expect(slice?.bbox).toEqual([-180, -90, 180, 90]);
    const found = slice && (await reading().engine.point(slice, recipe("T"), [5, 52], signal));
    expect(found?.value).toBe(504.3599853515625);
  });

  it("31: pixels of a file larger than its item's footprint are there at every zoom and under the pointer", async () => {
    const [slice] = slicesOf(await scenesOf("31-small-footprint"));
    const { engine, bands } = reading();
    for (const point of [
      [5.35, 51.75],
      [5.5, 51.7],
      [7.2529, 49.662],
      [6.551, 51.1596],
    ] as const) {
      const found = slice && (await engine.point(slice, recipe("B"), point, signal));
      expect(found?.value).toBe(9);
      for (const zoom of [7, 9, 11, 13]) {
        const tile = tileAt(point, zoom);
        const calculation = calculationOf(recipe("B"));
        const { planes } = await frameValues(
          slice?.scenes ?? [],
          calculation,
          tileFrame(tile, 64),
          tileBBox(tile),
          bands,
          signal,
        );
        expect(new Set(planes?.[0]).has(9), `zoom ${zoom} at ${point.join()}`).toBe(true);
      }
    }
    expect(slice && (await engine.point(slice, recipe("B"), [4.9, 51.7], signal))).toBeNull();
  });

  it("11: eight images of one place on one day are eight steps, 10 to 80", async () => {
    const slices = slicesOf(await scenesOf("11-sub-daily"));
    const { engine } = reading();
    const values = await Promise.all(
      slices.map((slice) => engine.point(slice, recipe("B"), [5.5, 51.5], signal)),
    );
    expect(values.map((found) => found?.value)).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
    expect(slices.map(({ time }) => time)).toEqual(
      ["00", "03", "06", "09", "12", "15", "18", "21"].map((hour) => `${hour}:00`),
    );
  });
});
