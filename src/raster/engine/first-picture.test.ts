import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../config/parse.ts";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import type { Scene } from "../../catalogue/types.ts";
import { chosenRecipe } from "../../recipe/masking.ts";
import { describedScenes } from "../../recipe/product/described-scenes.ts";
import { productOf } from "../../recipe/product/product-of.ts";
import { suggestedMasks } from "../../recipe/masks.ts";
import { recipesFor } from "../../recipe/recipes.ts";
import { settled } from "../../recipe/settled.ts";
import type { NamedRecipe } from "../../recipe/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { readableHere, openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { viewOf } from "./testing/view-of.ts";
import { SliceReader } from "./slice-reader.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const SEASON = join(import.meta.dirname, "../../../demo/.season");
const { signal } = new AbortController();
/** Dates of a series that are looked at: the first settles the range, the others must do with it. */
const DATES = 4;
/** Steps of 255 between the darkest and the brightest pixel of a channel, which an eye sees. */
const LEAST = 24;

/** Of the configuration that comes with the application. */
const { products } = parseConfig(
  JSON.parse(await readFile(join(import.meta.dirname, "../../../public/config.json"), "utf8")) as unknown,
  "https://maps.example.org/",
);

function engine(): SliceReader {
  const cache = new ByteCache(64e6);
  return new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });
}

/** What an offered layer looks like when it is chosen on the first of some dates and kept on the others. */
async function picturesOf(
  raster: SliceReader,
  scenes: readonly Scene[],
  named: NamedRecipe,
): Promise<readonly { contrast: number; values: number }[]> {
  const masks = suggestedMasks(scenes);
  const dates = spread(scenes, DATES).map((scene) => sliceOf([scene]));
  const [first] = dates;
  if (!first) return [];
  const asked = { bounds: first.bbox };
  const drawn = chosenRecipe(named, masks, null);
  const told = named.guessed ? await raster.display(first, drawn, asked, signal) : null;
  const recipe = chosenRecipe(told ? settled(named, told) : named, masks, null);
  const found = [];
  for (const date of dates) {
    const box = viewOf(date.bbox, 128);
    const { picture } = await raster.partPicture(date, recipe, { box }, signal);
    const { planes } = await raster.part(date, recipe, { box }, signal);
    const values = (planes ?? []).map((plane) => new Set([...plane].filter(Number.isFinite)).size);
    found.push({ contrast: contrastOf(picture), values: Math.max(0, ...values) });
  }
  return found;
}

/** The widest span of a channel over the pixels that are drawn. */
function contrastOf(picture: Uint8ClampedArray | null): number {
  const spans = [0, 1, 2].map((channel) => {
    const values = [...(picture ?? [])].filter(
      (_, index) => index % 4 === channel && picture?.[index - channel + 3] === 255,
    );
    return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255);
  });
  return Math.max(...spans);
}

/** Contrast on the date on which the layer was chosen, and on most of the others that have any. */
async function expectContrast(found: readonly Scene[]): Promise<readonly string[]> {
  const raster = engine();
  const scenes = describedScenes(found, products);
  const offered = recipesFor(scenes, undefined, productOf(products, scenes[0]?.collection ?? ""));
  for (const named of offered) {
    const [first, ...others] = await picturesOf(raster, scenes, named);
    if (first && first.values > 1) expect(first.contrast, named.id).toBeGreaterThan(LEAST);
    const varied = others.filter(({ values }) => values > 1);
    const flat = varied.filter(({ contrast }) => contrast <= LEAST);
    expect(flat.length * 2, named.id).toBeLessThanOrEqual(varied.length);
  }
  return offered.map(({ id }) => id);
}

function spread<Each>(all: readonly Each[], most: number): readonly Each[] {
  const step = Math.max(1, (all.length - 1) / (most - 1));
  return all.filter((_, index) => Math.round(Math.round(index / step) * step) === index).slice(0, most);
}

async function scenesOfCase(name: string): Promise<readonly Scene[]> {
  const folder = join(DATA, "cases", name);
  // One case is about a bare NaN, which no JSON has.
  const text = (await readFile(join(folder, "case.json"), "utf8")).replaceAll(/\bNaN\b/g, '"nan"');
  const { items } = JSON.parse(text) as { items: readonly unknown[] };
  const url = pathToFileURL(join(folder, "case.json")).href;
  return items
    .map((item) => toScene(item, { catalogue: "cases", url }))
    .filter(isScene)
    .map((scene) => readableHere(scene, folder));
}

describe.skipIf(!existsSync(join(DATA, "series")))("every layer of real data (REVISIT_DATA)", () => {
  it.each([
    "eolearn-slovenia-open",
    "fusets-belgium-2022",
    "gdalcubes-l8ny18-p013",
    "mapchete-s2l2a-33TWL",
    "sits-mod13q1-open",
  ])(
    "has contrast wherever its pixels differ: %s",
    async (series) => {
      const ids = await expectContrast(await scenesOfFolder(join(DATA, "series", series)));
      expect(ids.length).toBeGreaterThan(0);
    },
    120_000,
  );

  it.each([
    "01-bare-nan-json",
    "06-agera5-overhang",
    "08-lon-0-360",
    "11-sub-daily",
    "12-dem-float",
    "19-palette-margin",
    "31-small-footprint",
    "32-names-in-raster-bands",
  ])(
    "has contrast wherever its pixels differ: case %s",
    async (name) => {
      const ids = await expectContrast(await scenesOfCase(name));
      expect(ids.length).toBeGreaterThan(0);
    },
    120_000,
  );

  it("draws Landsat's near infrared between its darkest and brightest ground, and bright as bright", async () => {
    const scenes = await scenesOfFolder(join(DATA, "series/gdalcubes-l8ny18-p013"));
    const named = recipesFor(scenes).find(({ id }) => id === "band-B5");
    expect(named).toMatchObject({ guessed: true, recipe: { colormap: "greys", reversed: false } });
    const [scene] = scenes;
    if (!scene || !named) throw new Error("the series has a first scene and a band B5");
    const { range } = await engine().display(sliceOf([scene]), named.recipe, { bounds: scene.bbox }, signal);
    expect(range?.[0]).toBeGreaterThan(4000);
    expect(range?.[1]).toBeGreaterThan(range?.[0] ?? 0);
  });

  it("takes the statistics of an item, and the pixels where it has none (case 12)", async () => {
    const scenes = await scenesOfCase("12-dem-float");
    expect(recipesFor(scenes)).toMatchObject([{ id: "band-dom", recipe: { rescale: [31, 76] } }]);
    const [named] = recipesFor(scenes);
    const [scene] = scenes;
    if (!scene || !named) throw new Error("the case has a scene and a band");
    const { range } = await engine().display(
      sliceOf([scene]),
      named.recipe,
      { bounds: scene.bbox, fit: true },
      signal,
    );
    expect(range?.[0]).toBeGreaterThanOrEqual(31);
    expect(range?.[0]).toBeLessThan(40);
    expect(range?.[1]).toBeGreaterThan(66);
    expect(range?.[1]).toBeLessThanOrEqual(76);
  });

  it("draws a file with a colour table in its colours, and lists what is in view (case 19)", async () => {
    const [scene] = await scenesOfCase("19-palette-margin");
    const named = scene && recipesFor([scene])[0];
    if (!named) throw new Error("the case offers its file");
    const told = await engine().display(sliceOf([scene]), named.recipe, { bounds: scene.bbox }, signal);
    expect(settled(named, told).recipe).toMatchObject({ kind: "classes", band: "P" });
    expect(told.classes?.length).toBeGreaterThan(1);
  });

  it("computes NDVI of bands that only `raster:bands` names (case 32)", async () => {
    const [scene] = await scenesOfCase("32-names-in-raster-bands");
    const ndvi = scene && recipesFor([scene]).find(({ id }) => id === "index-ndvi");
    if (!ndvi) throw new Error("NDVI is offered");
    const point = await engine().point(sliceOf([scene]), ndvi.recipe, [5.03, 51.33], signal);
    expect(point?.value).toBeCloseTo(0.739, 3);
  });
});

describe.skipIf(!existsSync(join(SEASON, "season.json")))("every layer of the sample", () => {
  it("has contrast wherever its pixels differ", async () => {
    const folders = (await readdir(SEASON)).filter((name) => name.startsWith("SAMPLE_")).toSorted();
    const scenes = await Promise.all(
      spread(folders, DATES).map(async (name) => {
        const path = join(SEASON, name, `${name}.json`);
        const item: unknown = JSON.parse(await readFile(path, "utf8"));
        const scene = toScene(item, { catalogue: "sample", url: pathToFileURL(path).href });
        if (!isScene(scene)) throw new Error(scene.message);
        return readableHere(scene, join(SEASON, name));
      }),
    );
    expect(await expectContrast(scenes)).toContain("product-ndvi");
  }, 120_000);
});
