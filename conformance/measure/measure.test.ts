import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../src/catalogue/types.ts";
import type { SeasonDates } from "../../src/measure/types.ts";
import { ByteCache } from "../../src/raster/engine/byte-cache.ts";
import { calculationOf } from "../../src/raster/engine/calculation.ts";
import { fileGridOf } from "../../src/raster/engine/feature-values.ts";
import { LocalBands } from "../../src/raster/engine/local-bands.ts";
import { SliceReader } from "../../src/raster/engine/slice-reader.ts";
import { recipe as recipeOf } from "../../src/raster/engine/testing/fields.ts";
import { openLocalFile, scenesOfFolder } from "../../src/raster/engine/testing/local-series.ts";
import type { Summary } from "../../src/raster/stats/summary.ts";
import type { ExpressionRecipe, Mask } from "../../src/recipe/types.ts";
import { type Areas, type MeasuredPlace, seriesByIndex, seriesOf } from "./measure.ts";

const data = process.env["REVISIT_DATA"];
const { signal } = new AbortController();
const TOLERANCE = 1e-6;
const MEASURES = ["mean", "std", "min", "max", "p10", "p25", "median", "p75", "p90"] as const;
const SERIES = [
  "eolearn-slovenia-open",
  "fusets-belgium-2022",
  "gdalcubes-l8ny18-p013",
  "mapchete-s2l2a-33TWL",
  "sits-mod13q1-open",
];

/** Computed with rasterio, shapely, NumPy and SciPy. */
interface Truth {
  readonly recipes: readonly {
    readonly expression: string;
    readonly mask: Mask | null;
    readonly areas: Readonly<Record<string, TrueArea>>;
  }[];
}

interface TrueArea {
  readonly rows: readonly ({
    readonly id: string;
    readonly n: number;
    readonly valid: number;
  } & Partial<Summary>)[];
  readonly smoothing?: {
    readonly first_day: string;
    /** By lambda. */
    readonly whittaker: Readonly<Record<string, readonly number[]>>;
    readonly savgol_61_3: readonly number[];
    readonly season: Readonly<Record<string, TrueSeason>>;
  };
}

interface TrueSeason {
  readonly peak_day: number;
  readonly peak_value: number;
  readonly base_before: number;
  readonly base_after: number;
  readonly start_day: number | null;
  readonly end_day: number | null;
}

describe.skipIf(!data).each(SERIES)("what is measured of %s (REVISIT_DATA)", (series) => {
  it("has the counts, statistics, curves and season dates of the truth", { timeout: 240_000 }, async () => {
    const at = (...path: string[]) => join(data ?? "", ...path);
    const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
    const truth = (await read(at("measure", `${series}.truth.json`))) as Truth;
    const areas = (await read(at("measure", `${series}.areas.geojson`))) as Areas;
    const scenes = await scenesOfFolder(at("series", series));
    const cache = new ByteCache(256e6);
    const bands = new LocalBands(cache, openLocalFile);
    const wrong: string[] = [];
    for (const { expression, mask, areas: expected } of truth.recipes) {
      const recipe = recipeOf(expression, mask);
      const onFirstGrid = await sharingFirstGrid(scenes, recipe, bands);
      const measured = await seriesOf(new SliceReader({ cache, bands }), scenes, recipe, areas);
      expect(measured).toHaveLength(areas.features.length);
      for (const place of measured) {
        const area = expected[place.place];
        if (!area) continue;
        const name = `${expression} ${place.place}`;
        wrong.push(...wrongRows(name, place, area, onFirstGrid));
        // The curves of areas that the truth looked up on another grid are made of other pixels.
        if (onFirstGrid.size === scenes.length) wrong.push(...wrongCurves(name, place, area));
      }
      if (onFirstGrid.size === scenes.length) continue;
      const engine = new SliceReader({ cache, bands });
      const all = new Set(scenes.map(({ id }) => id));
      for (const place of await seriesByIndex(engine, bands, scenes, recipe, areas, signal)) {
        const area = expected[place.place];
        const name = `${expression} ${place.place} by index`;
        if (area) wrong.push(...wrongRows(name, place, area, all), ...wrongCurves(name, place, area));
      }
    }
    expect(wrong).toEqual([]);
  });
});

function wrongRows(
  name: string,
  { rows }: MeasuredPlace,
  expected: TrueArea,
  onFirstGrid: ReadonlySet<string>,
): string[] {
  return expected.rows.flatMap((row) => {
    if (!onFirstGrid.has(row.id)) return [];
    const found = rows.find(({ id }) => id === row.id);
    const differing = MEASURES.filter((measure) => differs(found?.[measure], row[measure]));
    return found?.n === row.n && found.valid === row.valid && differing.length === 0
      ? []
      : [`${name} ${row.id}: ${JSON.stringify(found)}, not ${JSON.stringify(row)}`];
  });
}

function wrongCurves(
  name: string,
  { smoothing }: MeasuredPlace,
  { smoothing: expected }: TrueArea,
): string[] {
  if (!expected) return [];
  if (!smoothing || smoothing.first_day !== expected.first_day) return [`${name}: begins elsewhere`];
  const curves = [
    ["savgol", smoothing.savgol, expected.savgol_61_3] as const,
    ...Object.entries(expected.whittaker).map(
      ([lambda, values]) => [lambda, smoothing.whittaker[String(Number(lambda))] ?? [], values] as const,
    ),
  ];
  const wrong = curves.flatMap(([curve, ours, theirs]) =>
    ours.length === theirs.length && theirs.every((value, day) => !differs(ours[day]?.[1], value))
      ? []
      : [`${name}: ${curve}`],
  );
  for (const [lambda, season] of Object.entries(expected.season)) {
    const found = smoothing.season[String(Number(lambda))];
    if (!found || !isSeason(found, season)) wrong.push(`${name}: season ${JSON.stringify([found, season])}`);
  }
  return wrong;
}

function isSeason(found: SeasonDates, expected: TrueSeason): boolean {
  const pairs = [
    [found.peak, expected.peak_day],
    [found.peakValue, expected.peak_value],
    [found.baseBefore, expected.base_before],
    [found.baseAfter, expected.base_after],
    [found.start, expected.start_day],
    [found.end, expected.end_day],
  ] as const;
  return pairs.every(([ours, theirs]) => !differs(ours, theirs));
}

function differs(ours: number | null | undefined, theirs: number | null | undefined): boolean {
  const [a, b] = [ours ?? Number.NaN, theirs ?? Number.NaN];
  return Number.isNaN(a) !== Number.isNaN(b) || Math.abs(a - b) > TOLERANCE;
}

/**
 * The truth looks up the pixels of an area once, on the first date. Where later dates lie on other grids, by up
 * to a pixel, it counts other pixels there than the area's: such dates are left out.
 */
async function sharingFirstGrid(
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  bands: LocalBands,
): Promise<ReadonlySet<string>> {
  const calculation = calculationOf(recipe);
  const grids = await Promise.all(scenes.map((scene) => fileGridOf(scene, calculation, bands, signal)));
  const shared = scenes.filter((_, index) => grids[index]?.affine.join() === grids[0]?.affine.join());
  return new Set(shared.map(({ id }) => id));
}
