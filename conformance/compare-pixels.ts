import { type PixelWindow, readWindow, type WindowSamples } from "../src/geotiff/tiff/read-window.ts";
import type { RasterFile, Samples } from "../src/geotiff/tiff/types.ts";
import { checksumOf } from "./checksum.ts";
import { decodeAmplitudes, decodeWindow, hashOf, isComplexType, isKnownType, sha256 } from "./numbers.ts";
import type { Truth, TruthBand } from "./truth.ts";
import type { Result } from "./types.ts";

/** Samples of all bands that are put together at once; larger images are compared by their windows. */
const mostSamples = 64 * 1024 * 1024;

/** The pixels of a file against GDAL's: by hash, and where that differs by the windows of the truth. */
export async function comparePixels(file: RasterFile, truth: NonNullable<Truth["gdal"]>): Promise<Result> {
  const [width, height] = truth.size;
  const bands = (truth.band ?? []).filter(({ np_dtype: type }) => type !== undefined && isKnownType(type));
  if (width * height * file.bands.length > mostSamples) return compareWindows(file, bands);
  const area = { column: 0, row: 0, width, height };
  const whole = await readWindow(file, area);
  let worst = 0;
  for (const [index, expected] of (truth.band ?? []).entries()) {
    const samples = whole.bands[index];
    const type = expected.np_dtype;
    if (samples !== undefined && type !== undefined && isComplexType(type)) {
      const largest = largestDifference(samples, area, expected);
      if (!(largest <= SINGLE_ROUNDING)) return differs(index, largest);
    }
    if (samples === undefined || type === undefined || !isKnownType(type)) continue;
    if (expected.sha256_raw_le !== undefined && hashOf(samples, type) === expected.sha256_raw_le) continue;
    const largest = largestDifference(samples, area, expected);
    if (!(largest <= 1)) return differs(index, largest);
    worst = 1;
  }
  const overview = await compareOverviews(file, truth);
  if (overview !== null) return { outcome: "different", message: overview };
  const mask = compareMask(whole, file, truth);
  if (mask !== null) return { outcome: "different", message: mask };
  return worst === 0 ? { outcome: "exact", message: "" } : { outcome: "within1", message: "" };
}

/** Complex numbers are handed out as amplitudes, whose roots are rounded. */
const SINGLE_ROUNDING = 2 ** -8;

function differs(band: number, largest: number): Result {
  return { outcome: "different", message: `band ${band + 1} is up to ${largest} away` };
}

/** Blocks are read where the truth has windows, and in a corner, to see that they can be. */
async function compareWindows(file: RasterFile, bands: readonly TruthBand[]): Promise<Result> {
  const areas = new Map<string, PixelWindow>([["corner", { column: 0, row: 0, width: 1, height: 1 }]]);
  for (const { xywh } of bands.flatMap(({ windows = [] }) => windows)) {
    const [x, y, width, height] = xywh;
    areas.set(xywh.join(), { column: x, row: y, width, height });
  }
  for (const area of areas.values()) {
    const { bands: samples } = await readWindow(file, area);
    for (const [index, expected] of bands.entries()) {
      const values = samples[index];
      if (values === undefined || area.width === 1) continue;
      const largest = largestDifference(values, area, expected);
      if (largest !== 0) return differs(index, largest);
    }
  }
  return { outcome: "exact", message: "a large image: compared where the truth has windows" };
}

/** Largest difference inside the windows of the truth that lie in `area`; NaN equals NaN. */
function largestDifference(samples: Samples, area: PixelWindow, { windows = [] }: TruthBand): number {
  let largest = windows.length === 0 ? Number.POSITIVE_INFINITY : 0;
  for (const { xywh, np_dtype: type, b64 } of windows) {
    const [left, top, width] = xywh;
    const isInside = left >= area.column && top >= area.row && left + width <= area.column + area.width;
    if (!isInside || top + xywh[3] > area.row + area.height) continue;
    const values = isComplexType(type) ? decodeAmplitudes(b64, type) : decodeWindow(b64, type);
    for (let index = 0; index < values.length; index += 1) {
      const at =
        (top - area.row + Math.floor(index / width)) * area.width + left - area.column + (index % width);
      const ours = samples[at] ?? 0;
      const theirs = Number(values[index]);
      if (!Object.is(ours, theirs) && ours !== theirs)
        largest = Math.max(largest, Math.abs(ours - theirs) || Infinity);
    }
  }
  return largest;
}

/** Every overview by GDAL's checksum; lossy ones are compared at full resolution only. */
async function compareOverviews(file: RasterFile, truth: NonNullable<Truth["gdal"]>): Promise<string | null> {
  for (const [number, { width, height }] of file.levels.entries()) {
    if (number === 0 || width * height * file.bands.length > mostSamples) continue;
    const { bands } = await readWindow(file, { column: 0, row: 0, width, height }, { level: number });
    for (const [index, { overviews = [] }] of (truth.band ?? []).entries()) {
      const expected = overviews.find(({ size }) => size[0] === width && size[1] === height);
      const samples = bands[index];
      if (samples === undefined || expected === undefined || expected.checksum === null) continue;
      if (checksumOf(samples) !== expected.checksum)
        return `band ${index + 1} of the overview of ${width} × ${height}`;
    }
  }
  return null;
}

const perDataset = 2;
const alphaFlags = 6;

/** Internal masks pixel by pixel; alpha, which GDAL gives as values, by which pixels are not empty. */
function compareMask(
  { valid }: WindowSamples,
  file: RasterFile,
  truth: NonNullable<Truth["gdal"]>,
): string | null {
  const [first] = truth.band ?? [];
  if (first?.mask === undefined) return null;
  if (first.mask_flags === perDataset) {
    if (valid === null) return "the internal mask is missing";
    return sha256(valid) === first.mask.sha256 ? null : "the internal mask differs";
  }
  if (first.mask_flags !== alphaFlags || !file.bands.some(({ role }) => role === "alpha")) return null;
  const count = (valid ?? new Uint8Array(0)).reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  return count === first.mask.n_valid ? null : `${count} pixels are opaque, not ${first.mask.n_valid}`;
}
