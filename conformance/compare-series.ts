import { readWindow } from "../src/geotiff/tiff/read-window.ts";
import type { RasterFile } from "../src/geotiff/tiff/types.ts";
import { compareStatistics } from "./compare-statistics.ts";
import { hashOf } from "./numbers.ts";
import type { Result, SeriesAsset } from "./types.ts";

const numpyTypes: Readonly<Record<string, string>> = {
  uint8: "|u1",
  int8: "|i1",
  uint16: "<u2",
  int16: "<i2",
  uint32: "<u4",
  int32: "<i4",
  float32: "<f4",
  float64: "<f8",
};

/**
 * One asset of a series: every sample by hash, the single pixels that the truth names, and its statistics.
 * @param clouds of the same grid, where the truth leaves clouds out of its statistics
 */
export async function compareSeries(
  file: RasterFile,
  expected: SeriesAsset,
  clouds?: RasterFile,
): Promise<Result> {
  const different = (message: string): Result => ({ outcome: "different", message });
  const [rows, columns] = expected.shape;
  const [level] = file.levels;
  if (level?.width !== columns || level.height !== rows) return different("the size of the image");
  const overviews = file.levels.slice(1).map(({ width, height }) => [width, height]);
  if (expected.overviews !== undefined && JSON.stringify(overviews) !== JSON.stringify(expected.overviews)) {
    return different(`the overviews (${JSON.stringify(overviews)})`);
  }
  const [band] = file.bands;
  if (typeof expected.nodata === "string" && !Object.is(band?.nodata, Number(expected.nodata))) {
    return different(`nodata (${band?.nodata}, not ${expected.nodata})`);
  }
  const whole = { column: 0, row: 0, width: columns, height: rows };
  const { bands } = await readWindow(file, whole);
  const [samples] = bands;
  const type = numpyTypes[expected.dtype];
  if (samples === undefined || type === undefined) return different(`samples of type ${expected.dtype}`);
  if (hashOf(samples, type) !== expected.sha256_raw_le) return different("samples differ");
  for (const [row, column, value] of expected.pixels ?? []) {
    const ours = samples[row * columns + column];
    // The truth prints float32 values with the digits of a double.
    if (ours !== value && ours !== Math.fround(value))
      return different(`the pixel at row ${row}, column ${column}`);
  }
  const hiding = clouds && (await readWindow(clouds, whole)).bands[0];
  const image = {
    values: Float64Array.from(samples, (value) => (value === band?.nodata ? Number.NaN : value)),
    columns,
    scale: band?.scale ?? expected.scale ?? 1,
    offset: band?.offset ?? expected.offset ?? 0,
    ...(hiding ? { clouds: hiding } : {}),
  };
  const difference = compareStatistics(image, expected.statistics ?? []);
  return difference === null ? { outcome: "exact", message: "" } : different(difference);
}
