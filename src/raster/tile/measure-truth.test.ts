import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureCollection, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { ExpressionRecipe, Mask } from "../../recipe/types.ts";
import type { Reduction } from "../mosaic/accumulator.ts";
import type { Summary } from "../stats/summary.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { recipe as recipeOf } from "./testing/fields.ts";
import { TileEngine } from "./tile-engine.ts";

const data = process.env["REVISIT_DATA"];
const { signal } = new AbortController();

/** Computed with rasterio, shapely and NumPy. */
interface Truth {
  readonly recipes: readonly {
    readonly expression: string;
    readonly mask: Mask | null;
    readonly areas: Readonly<Record<string, { readonly centres_inside: number; readonly rows: readonly Row[] }>>;
    readonly composites: Readonly<Record<Exclude<Reduction, "first">, Composite>>;
  }[];
}

type Row = { readonly id: string; readonly n: number; readonly valid: number } & Partial<Summary>;

interface Composite {
  readonly window_rchw: readonly [row: number, column: number, height: number, width: number];
  readonly values: readonly (readonly (number | null)[])[];
  readonly whole: { readonly valid: number; readonly mean: number };
}

const SERIES = [
  "eolearn-slovenia-open",
  "fusets-belgium-2022",
  "gdalcubes-l8ny18-p013",
  "mapchete-s2l2a-33TWL",
  "sits-mod13q1-open",
];
const MEASURES = ["mean", "std", "min", "max", "p10", "p25", "median", "p75", "p90"] as const;
const REDUCTIONS = ["max", "min", "mean", "median", "count"] as const;

async function load(series: string): Promise<{
  readonly scenes: readonly Scene[];
  readonly truth: Truth;
  readonly areas: FeatureCollection<Polygon>;
  readonly engine: TileEngine;
}> {
  const at = (...path: string[]) => join(data ?? "", ...path);
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
  const cache = new ByteCache(256e6);
  return {
    scenes: await scenesOfFolder(at("series", series)),
    truth: (await read(at("measure", `${series}.truth.json`))) as Truth,
    areas: (await read(at("measure", `${series}.areas.geojson`))) as FeatureCollection<Polygon>,
    engine: new TileEngine({ cache, bands: new LocalBands(cache, openLocalFile) }),
  };
}

function recipe(expression: string, mask: Mask | null): ExpressionRecipe {
  return recipeOf(expression, mask);
}

describe.skipIf(!data).each(SERIES)("the areas of %s (REVISIT_DATA)", (series) => {
  it("have the numbers that rasterio, shapely and NumPy find, on every date", { timeout: 120_000 }, async () => {
    const { scenes, truth, areas, engine } = await load(series);
    const wrong: string[] = [];
    let compared = 0;
    for (const { expression, mask, areas: expected } of truth.recipes) {
      for (const { id, geometry } of areas.features) {
        const area = expected[String(id)];
        for (const row of area?.rows ?? []) {
          const scene = scenes.find((each) => each.id === row.id);
          if (!scene || !area) throw new Error(`${row.id} is not in the folder`);
          const found = await engine.statistics(sliceOf([scene]), recipe(expression, mask), geometry, {}, signal);
          compared += 1;
          const name = `${expression} ${id} ${row.id}`;
          if (area.centres_inside === 0) {
            // The truth counts centres only; the pixel under the interior point is said to be one.
            if (!found.byInteriorPoint || found.n !== 1) wrong.push(`${name}: is not by its interior point`);
            continue;
          }
          if (found.n > 0 && found.pixels !== area.centres_inside)
            wrong.push(`${name}: ${found.pixels} pixels, not ${area.centres_inside}`);
          if (found.n !== row.n || found.valid !== row.valid)
            wrong.push(`${name}: ${found.n}, ${found.valid} valid, not ${row.n}, ${row.valid}`);
          for (const measure of MEASURES) {
            const [ours, theirs] = [found.summary?.[measure], row[measure]];
            if ((ours === undefined) !== (theirs === undefined) || Math.abs((ours ?? 0) - (theirs ?? 0)) > 1e-6)
              wrong.push(`${name}: ${measure} ${ours}, not ${theirs}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(15);
  });

  it("reduce to the composites that NumPy makes, in a window and as a whole", { timeout: 120_000 }, async () => {
    const { scenes, truth, engine } = await load(series);
    const wrong: string[] = [];
    for (const { expression, mask, composites } of truth.recipes) {
      for (const reduction of REDUCTIONS) {
        const { window_rchw: [row, column, height, width], values, whole } = composites[reduction];
        const slices = scenes.map((scene) => sliceOf([scene]));
        const look = recipe(expression, mask);
        const window = { column, row, width, height };
        const { planes } = await engine.composite(slices, look, { window }, reduction, signal);
        for (const [index, theirs] of values.flat().entries()) {
          const ours = planes?.[0]?.[index] ?? Number.NaN;
          if (theirs === null ? !Number.isNaN(ours) : !(Math.abs(ours - theirs) <= 1e-6))
            wrong.push(`${expression} ${reduction} at ${index}: ${ours}, not ${theirs}`);
        }
        const size = await sizeOf(scenes[0]);
        const all = await engine.composite(slices, look, { window: size }, reduction, signal);
        const valid = [...(all.planes?.[0] ?? [])].filter((value) => !Number.isNaN(value));
        const mean = valid.reduce((sum, value) => sum + value, 0) / valid.length;
        if (valid.length !== whole.valid || Math.abs(mean - whole.mean) > 1e-6)
          wrong.push(`${expression} ${reduction}: ${valid.length} valid, mean ${mean}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** The whole image of a scene, as its item tells. */
async function sizeOf(scene: Scene | undefined) {
  const asset = Object.values(scene?.assets ?? {}).find(({ href }) => href.endsWith(".tif"));
  const file = await openLocalFile(asset?.href ?? "", signal, {});
  const { width = 0, height = 0 } = file.levels[0] ?? {};
  return { column: 0, row: 0, width, height };
}
