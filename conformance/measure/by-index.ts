import type { MultiPolygon, Polygon } from "geojson";
import type { Scene } from "../../src/catalogue/types.ts";
import type { PixelWindow } from "../../src/geotiff/tiff/read-window.ts";
import type { RasterLevel } from "../../src/geotiff/tiff/types.ts";
import type { SeriesRow } from "../../src/measure/types.ts";
import { areaPixels } from "../../src/raster/area/area-pixels.ts";
import { areaStatistics } from "../../src/raster/engine/area-statistics.ts";
import { calculationOf } from "../../src/raster/engine/calculation.ts";
import { fileGridOf } from "../../src/raster/engine/feature-values.ts";
import type { LocalBands } from "../../src/raster/engine/local-bands.ts";
import type { SliceReader } from "../../src/raster/engine/slice-reader.ts";
import { sliceOf } from "../../src/raster/engine/testing/local-series.ts";
import type { FileGrid, Frame } from "../../src/raster/warp/frame.ts";
import { placeFileGrid } from "../../src/raster/warp/place-frame.ts";
import type { ExpressionRecipe } from "../../src/recipe/types.ts";

/** The whole area, and no more: these are images of a test. */
const MAX_PIXELS = 16 * 2 ** 20;

/**
 * An area through dates that are stacked by the indices of their pixels, as arrays are: the columns and rows it has on
 * the first date are read on every date, whatever their grids. Not how the application measures: where grids differ, the
 * same indices are other ground. It compares with readers that stack arrays.
 */
export async function rowsByIndex(
  engine: SliceReader,
  bands: LocalBands,
  scenes: readonly Scene[],
  recipe: ExpressionRecipe,
  area: Polygon | MultiPolygon,
  signal: AbortSignal,
): Promise<readonly SeriesRow[]> {
  const [first] = scenes;
  if (!first) return [];
  const gridOf = (scene: Scene) => fileGridOf(scene, calculationOf(recipe), bands, signal);
  const file = await gridOf(first);
  const [image] = file.levels;
  const reach = [0, image?.width ?? 0, 0, image?.height ?? 0] as const;
  const options = { touched: false, maxPixels: MAX_PIXELS };
  const {
    count,
    byInteriorPoint,
    window: found,
  } = areaPixels(area, file, await placeFileGrid(file), reach, options);
  const rule = byInteriorPoint ? "interior-point" : "centres";
  const measured = async (scene: Scene): Promise<SeriesRow> => {
    const [size] = (await gridOf(scene)).levels;
    const window = found && indicesOf(found.frame, file);
    const part = window && (await engine.part(sliceOf([scene]), recipe, { window }, signal));
    const values = Float64Array.from(
      part?.planes?.[0] ?? new Float64Array(found?.inside.length ?? 0).fill(Number.NaN),
    );
    const { n, valid, coverage, summary } = areaStatistics({
      pixels: count,
      byInteriorPoint,
      level: 0,
      decimation: 1,
      window:
        found && window && size ? { ...found, planes: [values], covered: coveredOf(window, size) } : null,
      problems: [],
      warnings: [],
      scenes: [scene],
    });
    const { id, datetime } = scene;
    const provenance = { scenes: [id], level: 0, decimation: 1, rule } as const;
    return { slice: id, day: datetime.slice(0, 10), datetime, n, valid, coverage, summary, provenance };
  };
  return Promise.all(scenes.map(measured));
}

/** Where the pixels of a frame lie on the grid that it is a window of; these grids are not turned. */
function indicesOf({ grid, width, height }: Frame, { affine }: FileGrid): PixelWindow {
  const column = Math.round((grid.affine[2] - affine[2]) / affine[0]);
  const row = Math.round((grid.affine[5] - affine[5]) / affine[4]);
  return { column, row, width, height };
}

/** 1 for pixels inside the image. */
function coveredOf(
  { column, row, width, height }: PixelWindow,
  image: Pick<RasterLevel, "width" | "height">,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [column + (pixel % width), row + Math.floor(pixel / width)];
    return x >= 0 && x < image.width && y >= 0 && y < image.height ? 1 : 0;
  });
}
