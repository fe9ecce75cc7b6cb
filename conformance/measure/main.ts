import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ExpressionRecipe } from "../../src/recipe/types.ts";
import { ByteCache } from "../../src/raster/engine/byte-cache.ts";
import { LocalBands } from "../../src/raster/engine/local-bands.ts";
import { openLocalFile, scenesOfFolder } from "../../src/raster/engine/testing/local-series.ts";
import { SliceReader } from "../../src/raster/engine/slice-reader.ts";
import { type Areas, compositesOf, seriesByIndex, seriesOf } from "./measure.ts";
import { type MeasureOptions, USAGE, parseOptions } from "./options.ts";

/** What blocks and headers may hold. */
const CACHE_BYTES = 256 * 2 ** 20;

// Numbers through time without a browser: areas and composites of a folder of STAC items.
async function main(options: MeasureOptions): Promise<void> {
  const cache = new ByteCache(CACHE_BYTES);
  const bands = new LocalBands(cache, openLocalFile);
  const engine = new SliceReader({ cache, bands });
  const { signal } = new AbortController();
  const scenes = await scenesOfFolder(resolve(options.folder));
  const { expression, mask, areas, window, byIndex } = options;
  const recipe: ExpressionRecipe = {
    kind: "expression",
    title: expression,
    expression,
    mask,
    rescale: [0, 1],
    colormap: "greys",
    reversed: false,
  };
  const places =
    areas === undefined ? undefined : (JSON.parse(await readFile(areas, "utf8")) as unknown as Areas);
  const measure = (areasOf: Areas) =>
    byIndex
      ? seriesByIndex(engine, bands, scenes, recipe, areasOf, signal)
      : seriesOf(engine, scenes, recipe, areasOf);
  const result = {
    ...(places ? { series: await measure(places) } : {}),
    ...(window ? { composites: await compositesOf(engine, scenes, recipe, window, signal) } : {}),
  };
  await writeFile(options.json, `${JSON.stringify(result, null, 1)}\n`);
  console.log(`${scenes.length} scenes, ${places?.features.length ?? 0} places: ${options.json}`);
}

const options = parseOptions(process.argv.slice(2));
if (options) await main(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
