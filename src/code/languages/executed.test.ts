import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromArrayBuffer } from "geotiff";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import { ByteCache } from "../../raster/engine/byte-cache.ts";
import { LocalBands } from "../../raster/engine/local-bands.ts";
import { SliceReader } from "../../raster/engine/slice-reader.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "../../raster/engine/testing/local-series.ts";
import type { Mask, Recipe } from "../../recipe/types.ts";
import { mosaicOrder } from "../../timeline/mosaic-order.ts";
import { codeOf } from "../languages.ts";
import { layerOf } from "../layer.ts";
import { pystacStandIn } from "../testing/pystac-stand-in.ts";
import { hasGdal, pythonWithRasterio, run } from "../testing/python.ts";
import { PythonSession } from "../testing/python-session.ts";
import { STRIP, writeThreeTiles } from "../testing/three-tiles.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const { signal } = new AbortController();
const cache = new ByteCache(64e6);
const engine = new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });

const PYTHON = pythonWithRasterio();
let folder = "";
let session: PythonSession | undefined;
let tiles: readonly Scene[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recipe-code-"));
  await writeThreeTiles(join(folder, "tiles"));
  tiles = await scenesOfFolder(join(folder, "tiles"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const SCL: Mask = { kind: "classes", band: "SCL", hidden: [0, 1, 3, 8, 9, 10] };

function expression(text: string, mask: Mask | null): Recipe {
  return {
    kind: "expression",
    title: "x",
    expression: text,
    rescale: [0, 1],
    colormap: "viridis",
    reversed: false,
    mask,
  };
}

type Way = "python-items" | "python-search" | "gdal";

/** The planes that a language's text writes into a file. */
async function executed(language: Way, scenes: readonly Scene[], recipe: Recipe, area: BBox) {
  const slice = sliceOf(mosaicOrder(scenes));
  const query = { collections: ["c"], area, time: { from: null, to: null }, where: [] };
  const catalogue = { title: "Here\nimport nothing", url: "https://stac.example.org/" };
  const layer = await layerOf({ catalogue, query, slice, found: scenes, recipe, area });
  // GDAL knows paths, and no file: addresses.
  const code = codeOf(language, layer, { output: "median" }).text.replaceAll("file://", "");
  const text = language === "python-search" ? `${pystacStandIn(scenes)}\n${code}` : code;
  const work = await mkdtemp(join(folder, "run-"));
  const path = join(work, "code");
  await writeFile(path, text);
  if (language === "gdal") run("sh", [path], "", work);
  else await session?.run(path, work);
  const bytes = await readFile(join(work, `layer-${slice.day}.tif`));
  const image = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage();
  const { bounds, crs, width, height } = layer.grid;
  const part = await engine.part(slice, recipe, { box: { bounds, crs, pixels: { width, height } } }, signal);
  expect([image.getWidth(), image.getHeight()]).toEqual([width, height]);
  return { found: (await image.readRasters()) as unknown as Float32Array[], truth: part.planes ?? [] };
}

function differences(found: readonly Float32Array[], truth: readonly ArrayLike<number>[]) {
  expect(found).toHaveLength(truth.length);
  let [different, valued, empty] = [0, 0, 0];
  for (const [index, plane] of truth.entries()) {
    for (let pixel = 0; pixel < plane.length; pixel += 1) {
      const [a, b] = [found[index]?.[pixel] ?? Number.NaN, plane[pixel] ?? Number.NaN];
      if (Number.isNaN(b)) empty += 1;
      else valued += 1;
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      // The map calculates with 32 bits, the others with 64.
      if (!(Math.abs(a - b) <= 2e-6 * Math.max(1, Math.abs(b)))) different += 1;
    }
  }
  return { different, valued, empty };
}

/** Of pixels in another zone: where a centre lies on the edge between two, the engine may take the other. */
const SHARE_ON_EDGES = 2e-4;
const FUNCTIONS = expression("where(B08 > 2 * B04, clamp(sqrt(B08), 0, 0.5), isnan(B04 - 0.1) - 1)", {
  kind: "bits",
  band: "SCL",
  bits: [3],
});
const PLANES: Recipe = {
  kind: "rgb",
  title: "",
  red: "B08",
  green: "B04 * 2",
  blue: "B04",
  rescale: [0, 1],
  mask: SCL,
};
const RECIPES: readonly (readonly [string, Recipe])[] = [
  ["an index under a mask by classes", expression("(B08 - B04) / (B08 + B04)", SCL)],
  ["functions and tests under a mask by bits", FUNCTIONS],
  ["three planes", PLANES],
  ["classes", { kind: "classes", title: "", band: "SCL", mask: null }],
];
/** GDAL starts ten programs for a scene, so it has the two cases in which everything is that it writes. */
const WAYS = [
  ["python-items", "Python has no rasterio", PYTHON !== undefined, RECIPES],
  ["python-search", "Python has no rasterio", PYTHON !== undefined, RECIPES.slice(0, 1)],
  ["gdal", "GDAL or its gdal_calc.py is not installed", hasGdal(), []],
] as const;

function of(...ids: readonly string[]): readonly Scene[] {
  const chosen = tiles.filter(({ id }) => ids.includes(id));
  expect(chosen).toHaveLength(ids.length);
  return chosen;
}

/** A scene whose item says nothing of scale and offset. */
function silent(scene: Scene): Scene {
  const assets = Object.values(scene.assets).map((asset) => {
    const bands = asset.bands.map(({ name = "", nodata = Number.NaN }) => ({ name, nodata }));
    return [asset.key, { ...asset, bands }] as const;
  });
  return { ...scene, assets: Object.fromEntries(assets) };
}

describe.each(WAYS)("the text of %s (skipped where %s)", (language, _, isThere, recipes) => {
  // One for each language, so that its first text has to import everything itself.
  beforeAll(() => {
    if (language !== "gdal" && PYTHON !== undefined) session = new PythonSession(PYTHON);
  });
  afterAll(() => session?.close());

  it.skipIf(!isThere).each(recipes)(
    "gives the pixels of the map: %s",
    async (_, recipe) => {
      const { found, truth } = await executed(language, of("A", "B"), recipe, STRIP);
      const { different, valued, empty } = differences(found, truth);
      expect(valued).toBeGreaterThan(1000);
      expect(empty).toBeGreaterThan(0);
      expect(different).toBe(0);
    },
    120_000,
  );

  it.skipIf(!isThere)(
    "gives those of three planes by scale and offset of the file's own tags where the items are silent",
    async () => {
      const { found, truth } = await executed(language, of("A").map(silent), PLANES, STRIP);
      const { different, valued, empty } = differences(found, truth);
      expect(valued).toBeGreaterThan(1000);
      expect(empty).toBeGreaterThan(0);
      expect(different).toBe(0);
    },
    120_000,
  );

  it.skipIf(!isThere)(
    "gives them across two UTM zones, but for pixels on an edge",
    async () => {
      const { found, truth } = await executed(language, of("B", "C"), FUNCTIONS, STRIP);
      const { different, valued, empty } = differences(found, truth);
      expect(valued).toBeGreaterThan(1000);
      expect(empty).toBeGreaterThan(0);
      expect(different).toBeLessThanOrEqual(valued * SHARE_ON_EDGES);
    },
    120_000,
  );

  const series = [
    ["fusets-belgium-2022", "(B08 - B04) / (B08 + B04)", { kind: "classes", band: "SCL", hidden: [3, 8, 9] }],
    ["eolearn-slovenia-open", "NDVI", null],
    ["gdalcubes-l8ny18-p013", "B5", { kind: "bits", band: "BQA", bits: [4] }],
  ] as const;
  it.skipIf(!isThere || !existsSync(join(DATA, "series"))).each(series)(
    "gives the pixels of the map for the real series %s (REVISIT_DATA)",
    async (name, text, mask) => {
      const scenes = await scenesOfFolder(join(DATA, "series", name));
      const scene = scenes[Math.floor(scenes.length / 2)] as Scene;
      const { found, truth } = await executed(language, [scene], expression(text, mask), scene.bbox);
      const { different, valued } = differences(found, truth);
      expect(valued).toBeGreaterThan(20);
      expect(different).toBe(0);
    },
    120_000,
  );
});
