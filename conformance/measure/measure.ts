import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Scene } from "../../src/catalogue/types.ts";
import type { PixelWindow } from "../../src/geotiff/tiff/read-window.ts";
import { readSeries } from "../../src/measure/testing/local-engine.ts";
import type { Place, SeriesRow } from "../../src/measure/types.ts";
import type { ExpressionRecipe } from "../../src/recipe/types.ts";
import type { Reduction } from "../../src/timeline/types.ts";
import { accumulatorOf } from "../../src/raster/mosaic/accumulator-of.ts";
import type { Summary } from "../../src/raster/stats/summary.ts";
import { sliceOf } from "../../src/raster/engine/testing/local-series.ts";
import type { LocalBands } from "../../src/raster/engine/local-bands.ts";
import type { SliceReader } from "../../src/raster/engine/slice-reader.ts";
import { rowsByIndex } from "./by-index.ts";
import { type Smoothing, smoothingOf } from "./smoothing.ts";

export type Areas = FeatureCollection<Polygon | MultiPolygon>;

/** The numbers of one place on one date; without a valid pixel there are only counts. */
interface Row extends Partial<Summary> {
  readonly id: string;
  readonly datetime: string;
  /** Pixels of the area inside the image: those with the centre in the area. */
  readonly n: number;
  readonly valid: number;
  readonly coverage: number;
  /** Where no centre lies in the area: the value of the pixel under its interior point, which n does not count. */
  readonly interiorPoint?: { readonly value: number | null };
}

export interface MeasuredPlace {
  readonly place: string;
  readonly rows: readonly Row[];
  /** Null where fewer than two dates have half of their pixels. */
  readonly smoothing: Smoothing | null;
}

export type Composites = Readonly<
  Record<
    string,
    { readonly window: readonly number[]; readonly values: readonly (readonly (number | null)[])[] }
  >
>;

const REDUCTIONS: readonly Reduction[] = ["max", "min", "mean", "median", "count"];

/** The areas on every date, one scene a date, through the rooms that the application measures with. */
export async function seriesOf(
  engine: SliceReader,
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  areas: Areas,
): Promise<readonly MeasuredPlace[]> {
  const places = areas.features.map(({ id, geometry }, index): Place => ({
    id: String(id ?? index),
    name: "",
    colour: "#000000",
    geometry,
    hidden: false,
  }));
  const slices = scenes.map((scene) => ({ ...sliceOf([scene]), id: scene.id }));
  const options = { touched: false, maskDilation: 0 };
  const series = await readSeries(engine, { places, slices, recipe, options });
  return places.map(({ id }) => {
    return measuredPlace(id, series.get(id)?.rows ?? []);
  });
}

/** As `seriesOf`, by the indices of the first date's pixels; see `rowsByIndex`. */
export async function seriesByIndex(
  engine: SliceReader,
  bands: LocalBands,
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  areas: Areas,
  signal: AbortSignal,
): Promise<readonly MeasuredPlace[]> {
  const places: MeasuredPlace[] = [];
  for (const [index, { id, geometry }] of areas.features.entries()) {
    const rows = await rowsByIndex(engine, bands, scenes, recipe, geometry, signal);
    places.push(measuredPlace(String(id ?? index), rows));
  }
  return places;
}

function measuredPlace(place: string, rows: readonly SeriesRow[]): MeasuredPlace {
  return { place, rows: rows.map(rowOf), smoothing: smoothingOf(rows) };
}

function rowOf({ slice, datetime, n, valid, coverage, summary, provenance }: SeriesRow): Row {
  const counts = { id: slice, datetime, n, valid, coverage };
  return provenance.rule === "interior-point"
    ? { ...counts, n: 0, valid: 0, coverage: 0, interiorPoint: { value: summary?.mean ?? null } }
    : { ...counts, ...summary };
}

/** All reductions of a window; every date gives the window of its own grid. */
export async function compositesOf(
  engine: SliceReader,
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  window: PixelWindow,
  signal: AbortSignal,
): Promise<Composites> {
  const { row, column, width, height } = window;
  const pixels = width * height;
  const shape = { pixels, planes: 1, dates: scenes.length, bytesPerValue: 8 };
  const accumulators = REDUCTIONS.map((reduction) => accumulatorOf(reduction, shape));
  for (const scene of scenes) {
    const { planes } = await engine.part(sliceOf([scene]), recipe, { window }, signal);
    const plane = planes?.[0] ?? new Float64Array(pixels).fill(Number.NaN);
    for (const accumulator of accumulators) accumulator.feed([plane.slice()]);
  }
  return Object.fromEntries(
    accumulators.map(({ data }, index) => {
      const values = Array.from(data?.[0] ?? new Float64Array(pixels).fill(Number.NaN), (value) =>
        Number.isNaN(value) ? null : value,
      );
      const rows = Array.from({ length: height }, (_, y) => values.slice(y * width, (y + 1) * width));
      return [REDUCTIONS[index] ?? "", { window: [row, column, height, width], values: rows }];
    }),
  );
}
