import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { ExpressionRecipe, Mask } from "../../recipe/types.ts";
import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import type { Reduction } from "../../timeline/types.ts";
import { accumulatorOf } from "../mosaic/accumulator-of.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { recipe as recipeOf } from "./testing/fields.ts";
import { SliceReader } from "./slice-reader.ts";

const data = process.env["REVISIT_DATA"];
const { signal } = new AbortController();

/** Computed with rasterio, shapely and NumPy. */
interface Truth {
  readonly recipes: readonly {
    readonly expression: string;
    readonly mask: Mask | null;
    readonly composites: Readonly<Record<Exclude<Reduction, "first">, Composite>>;
  }[];
}

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
const REDUCTIONS = ["max", "min", "mean", "median", "count"] as const;

async function load(series: string): Promise<{
  readonly scenes: readonly Scene[];
  readonly truth: Truth;
  readonly engine: SliceReader;
}> {
  const at = (...path: string[]) => join(data ?? "", ...path);
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
  const cache = new ByteCache(256e6);
  const bands = new LocalBands(cache, openLocalFile);
  return {
    scenes: await scenesOfFolder(at("series", series)),
    truth: (await read(at("measure", `${series}.truth.json`))) as Truth,
    engine: new SliceReader({ cache, bands }),
  };
}

function recipe(expression: string, mask: Mask | null): ExpressionRecipe {
  return recipeOf(expression, mask);
}

describe.skipIf(!data).each(SERIES)("the dates of %s (REVISIT_DATA)", (series) => {
  it(
    "reduce to the composites that NumPy makes, in a window and as a whole",
    { timeout: 240_000 },
    async () => {
      const { scenes, truth, engine } = await load(series);
      const wrong: string[] = [];
      const size = await sizeOf(scenes[0]);
      for (const { expression, mask, composites } of truth.recipes) {
        const look = recipe(expression, mask);
        // The truth stacks the dates as they are stored, whatever their grids: each gives a window of its own.
        const read = async (window: PixelWindow): Promise<readonly Float64Array<ArrayBuffer>[]> => {
          const dates: Float64Array<ArrayBuffer>[] = [];
          for (const scene of scenes) {
            const { planes } = await engine.part(sliceOf([scene]), look, { window }, signal);
            const nothing = new Float64Array(window.width * window.height).fill(Number.NaN);
            dates.push(Float64Array.from(planes?.[0] ?? nothing));
          }
          return dates;
        };
        const reduce = (dates: readonly Float64Array<ArrayBuffer>[], reduction: Reduction): Float64Array => {
          const pixels = dates[0]?.length ?? 0;
          const shape = { pixels, planes: 1, dates: dates.length, bytesPerValue: 8 };
          const accumulator = accumulatorOf(reduction, shape);
          for (const date of dates) accumulator.feed([date.slice()]);
          return Float64Array.from(accumulator.data?.[0] ?? new Float64Array(pixels).fill(Number.NaN));
        };
        const wholeDates = await read(size);
        for (const reduction of REDUCTIONS) {
          const {
            window_rchw: [row, column, height, width],
            values,
            whole,
          } = composites[reduction];
          const ours = reduce(await read({ column, row, width, height }), reduction);
          for (const [index, theirs] of values.flat().entries()) {
            const value = ours[index] ?? Number.NaN;
            if (theirs === null ? !Number.isNaN(value) : !(Math.abs(value - theirs) <= 1e-6))
              wrong.push(`${expression} ${reduction} at ${index}: ${value}, not ${theirs}`);
          }
          const all = reduce(wholeDates, reduction);
          const valid = all.filter((value) => !Number.isNaN(value));
          const mean = valid.reduce((sum, value) => sum + value, 0) / valid.length;
          if (valid.length !== whole.valid || Math.abs(mean - whole.mean) > 1e-6)
            wrong.push(`${expression} ${reduction}: ${valid.length} valid, mean ${mean}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});

/** The whole image of a scene, as its item tells. */
async function sizeOf(scene: Scene | undefined): Promise<PixelWindow> {
  const asset = Object.values(scene?.assets ?? {}).find(({ href }) => href.endsWith(".tif"));
  const file = await openLocalFile(asset?.href ?? "", signal, {});
  const { width = 0, height = 0 } = file.levels[0] ?? {};
  return { column: 0, row: 0, width, height };
}
