import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { LonLat } from "../../geo/types.ts";
import { findBand } from "../../recipe/expression/resolve-band.ts";
import { recipesFor } from "../../recipe/recipes.ts";
import type { Recipe } from "../../recipe/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { SliceReader } from "./slice-reader.ts";
import { openLocalFile, readableHere, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { HAS_RASTERIO, rasterioValues, type Sample } from "./testing/rasterio.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const { signal } = new AbortController();
/** Where in the box of a scene it is looked, as shares of its width and height. */
const PLACES = [
  [0.5, 0.5],
  [0.31, 0.73],
  [0.77, 0.22],
  [0.12, 0.41],
  [0.93, 0.88],
] as const;

async function scenesOfCase(name: string): Promise<readonly Scene[]> {
  const folder = join(DATA, "cases", name);
  const text = (await readFile(join(folder, "case.json"), "utf8")).replaceAll(/\bNaN\b/g, '"nan"');
  const { items } = JSON.parse(text) as { items: readonly unknown[] };
  const url = pathToFileURL(join(folder, "case.json")).href;
  const scenes = items.map((item) => toScene(item, { catalogue: "cases", url })).filter(isScene);
  return scenes.map((scene) => readableHere(scene, folder));
}

function pointsOf({ bbox: [west, south, east, north] }: Scene): readonly LonLat[] {
  return PLACES.map(([x, y]) => [west + x * (east - west), south + y * (north - south)]);
}

/** The one band that a layer shows as it is. */
function bandOf(recipe: Recipe): string | undefined {
  if (recipe.kind === "classes") return recipe.band;
  return recipe.kind === "expression" && /^(?:`[^`]+`|\w+)(?:\.\w+)?$/.test(recipe.expression)
    ? recipe.expression.replaceAll("`", "")
    : undefined;
}

async function compare(scenes: readonly Scene[]): Promise<{ values: number; nothing: number }> {
  const cache = new ByteCache(64e6);
  const engine = new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });
  const samples: (Sample & { readonly scene: Scene; readonly recipe: Recipe })[] = [];
  for (const { recipe } of recipesFor(scenes)) {
    const name = bandOf(recipe);
    for (const scene of scenes) {
      const found = name === undefined ? undefined : findBand(name, scene);
      if (!found) continue;
      const path = fileURLToPath(found.asset.href);
      for (const point of pointsOf(scene))
        samples.push({ path, band: found.index + 1, point, scene, recipe: { ...recipe, mask: null } });
    }
  }
  const truths = rasterioValues(samples);
  let nothing = 0;
  for (const [index, { scene, recipe, point, path }] of samples.entries()) {
    const found = await engine.point(sliceOf([scene]), recipe, point, signal);
    const truth = truths[index] ?? null;
    const where = `${path} at ${point.join()}`;
    if (truth === null) nothing += 1;
    if (truth === null) expect(found, where).toBeNull();
    else expect(found?.bands[0]?.dn, where).toBe(truth);
  }
  return { values: samples.length - nothing, nothing };
}

const SEASON = join(import.meta.dirname, "../../../demo/.season");

const has = existsSync(join(DATA, "series")) && HAS_RASTERIO;

describe.skipIf(!has)("the value under the pointer (REVISIT_DATA, Python with rasterio)", () => {
  it.each([
    "eolearn-slovenia-open",
    "fusets-belgium-2022",
    "gdalcubes-l8ny18-p013",
    "mapchete-s2l2a-33TWL",
    "sits-mod13q1-open",
  ])(
    "is rasterio's for every band that is offered: %s",
    async (series) => {
      const scenes = await scenesOfFolder(join(DATA, "series", series));
      const { values } = await compare([...scenes.slice(0, 2), ...scenes.slice(-1)]);
      expect(values).toBeGreaterThan(5);
    },
    120_000,
  );

  it.each([
    "01-bare-nan-json",
    "11-sub-daily",
    "12-dem-float",
    "19-palette-margin",
    "32-names-in-raster-bands",
  ])(
    "is rasterio's for every band that is offered: case %s",
    async (name) => {
      const { values, nothing } = await compare(await scenesOfCase(name));
      expect(values + nothing).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe.skipIf(!existsSync(join(SEASON, "season.json")) || !HAS_RASTERIO)(
  "the value under the pointer of the sample (Python with rasterio)",
  () => {
    it("is rasterio's for every band that is offered", async () => {
      const scenes = await scenesOfFolder(SEASON);
      const { values } = await compare([...scenes.slice(0, 1), ...scenes.slice(-1)]);
      expect(values).toBeGreaterThan(5);
    }, 120_000);
  },
);
