import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Scene } from "../../src/catalogue/types.ts";
import type { PixelWindow } from "../../src/geotiff/tiff/read-window.ts";
import type { ExpressionRecipe } from "../../src/recipe/types.ts";
import type { Reduction } from "../../src/raster/mosaic/accumulator.ts";
import { accumulatorOf } from "../../src/raster/mosaic/accumulator-of.ts";
import type { Summary } from "../../src/raster/stats/summary.ts";
import { sliceOf } from "../../src/raster/engine/testing/local-series.ts";
import type { SliceReader } from "../../src/raster/engine/slice-reader.ts";

export type Areas = FeatureCollection<Polygon | MultiPolygon>;

/** The numbers of one place on one date; without a valid pixel there are only counts. */
export interface SeriesRow extends Partial<Summary> {
  readonly id: string;
  readonly datetime: string;
  /** Pixels of the area inside the image: those with the centre in the area. */
  readonly n: number;
  readonly valid: number;
  readonly coverage: number;
  /** Where no centre lies in the area: the value of the pixel under its interior point, which n does not count. */
  readonly interiorPoint?: { readonly value: number | null };
}

export interface PlaceSeries {
  readonly place: string;
  readonly rows: readonly SeriesRow[];
}

export type Composites = Readonly<
  Record<
    string,
    { readonly window: readonly number[]; readonly values: readonly (readonly (number | null)[])[] }
  >
>;

const REDUCTIONS: readonly Reduction[] = ["max", "min", "mean", "median", "count"];

/** The areas on every date, one scene a date. */
export async function seriesOf(
  engine: SliceReader,
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  areas: Areas,
  signal: AbortSignal,
): Promise<readonly PlaceSeries[]> {
  const series: PlaceSeries[] = [];
  for (const [index, { id, geometry }] of areas.features.entries()) {
    const rows: SeriesRow[] = [];
    for (const scene of scenes) {
      const found = await engine.statistics(sliceOf([scene]), recipe, geometry, {}, signal);
      const { byInteriorPoint, n, valid, coverage, summary } = found;
      rows.push({
        id: scene.id,
        datetime: scene.datetime,
        ...(byInteriorPoint
          ? { n: 0, valid: 0, coverage: 0, interiorPoint: { value: summary?.mean ?? null } }
          : { n, valid, coverage, ...summary }),
      });
    }
    series.push({ place: String(id ?? index), rows });
  }
  return series;
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
