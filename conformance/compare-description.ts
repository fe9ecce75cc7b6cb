import type { RasterFile } from "../src/geotiff/tiff/types.ts";
import { isComplexType } from "./numbers.ts";
import type { Truth, TruthBand } from "./truth.ts";

/**
 * What a file says about itself against what GDAL reads from it: size, place, nodata, scale, palette,
 * overviews.
 * @param sidecars true where GDAL also read files that lie beside this one
 * @returns the first thing that differs, or null
 */
export function compareDescription(
  file: RasterFile,
  truth: NonNullable<Truth["gdal"]>,
  sidecars: boolean,
): string | null {
  const [level] = file.levels;
  if (level?.width !== truth.size[0] || level.height !== truth.size[1]) return "the size of the image";
  if (!sidecars && !sameTransform(file.georeference.transform, truth.geotransform)) return "the georeference";
  const described = truth.band ?? [];
  for (const [index, expected] of described.entries()) {
    const band = file.bands[index];
    // GDAL adds an opaque alpha band where it converts colours.
    if (band === undefined) {
      if (expected.colorinterp === "Alpha") continue;
      return `the number of bands (${file.bands.length}, not ${truth.bands})`;
    }
    const difference = sidecars ? null : compareBand(band, expected);
    if (difference !== null) return `${difference} of band ${index + 1}`;
  }
  const ours = file.levels.slice(1).map(({ width, height }) => `${width}×${height}`);
  // GDAL keeps the order of the file; here levels go from fine to coarse.
  const theirs = [...(described[0]?.overviews ?? [])].sort((a, b) => b.size[0] - a.size[0]);
  const expected = theirs.map(({ size }) => `${size[0]}×${size[1]}`);
  if (!sidecars && ours.join() !== expected.join())
    return `the overviews (${ours.join()}, not ${expected.join()})`;
  return null;
}

function compareBand(band: RasterFile["bands"][number], truth: TruthBand): string | null {
  // Parts of complex numbers have a nodata, a scale and an offset of their own, or none.
  if (truth.np_dtype !== undefined && isComplexType(truth.np_dtype)) return null;
  const nodata = numberOf(truth.nodata);
  if (!Object.is(band.nodata, nodata) && !(band.nodata === 0 && nodata === 0)) {
    return `nodata (${band.nodata}, not ${truth.nodata})`;
  }
  if ((band.scale ?? 1) !== (truth.scale ?? 1)) return `the scale (${band.scale}, not ${truth.scale})`;
  if ((band.offset ?? 0) !== (truth.offset ?? 0)) return `the offset (${band.offset}, not ${truth.offset})`;
  const { palette } = band;
  const wrong = truth.colortable?.findIndex((colour, index) =>
    colour.slice(0, 3).some((part, channel) => palette?.[index * 4 + channel] !== part),
  );
  return wrong === undefined || wrong < 0 || palette === undefined ? null : `colour ${wrong} of the palette`;
}

/** A number as Python prints it. */
function numberOf(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined) return undefined;
  return Number(text.replace("inf", "Infinity"));
}

const identity = [0, 1, 0, 0, 0, 1];

function sameTransform(
  ours: RasterFile["georeference"]["transform"],
  theirs: readonly number[] | null,
): boolean {
  const isDefault = theirs === null || theirs.every((value, index) => value === identity[index]);
  if (isDefault) return ours === null || JSON.stringify(ours) === "[1,0,0,0,1,0]";
  if (ours === null) return false;
  const [c = 0, a = 0, b = 0, f = 0, d = 0, e = 0] = theirs;
  return [a, b, c, d, e, f].every((value, index) => {
    const difference = Math.abs(value - (ours[index] ?? Number.NaN));
    return difference <= 1e-9 * Math.max(1, Math.abs(value));
  });
}
