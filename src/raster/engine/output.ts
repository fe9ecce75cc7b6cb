import { bboxCenter } from "../../geo/bbox/bbox-center.ts";
import { bboxIntersection } from "../../geo/bbox/bbox-intersection.ts";
import type { BBox, LonLat } from "../../geo/types.ts";
import type { Georeference } from "../../geotiff/tiff/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import { overruled } from "../../recipe/reflectance.ts";
import type { Slice } from "../../timeline/types.ts";
import { extentOf, outlineOf } from "../area/outline.ts";
import { reachOf } from "../area/reach.ts";
import { applyAffine } from "../warp/affine.ts";
import { projectorOf } from "../warp/crs.ts";
import { type Frame, boxFrame, windowFrame } from "../warp/frame.ts";
import { geoKeysOf } from "../warp/named-geo-keys.ts";
import type { PixelGrid } from "../warp/pixel-grid.ts";
import { placeFileGrid } from "../warp/place-frame.ts";
import type { Projector } from "../warp/projector.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { calibrationOf } from "./calibration.ts";
import { fileGridOf } from "./feature-values.ts";
import { referenceOf } from "./scene-needs.ts";

/** What a file to be written shows, and in which pixels. */
export interface OutputTarget {
  /** Degrees. */
  readonly bounds: BBox;
  /** "EPSG:32631"; null for the grid of the first scene's file. */
  readonly crs: string | null;
  /** Edge of a pixel in units of `crs`; null for about that of the file. Of no effect in the file's own grid. */
  readonly resolution: number | null;
}

/** The pixels of a file to be written. Plain and cloneable. */
export interface Output {
  readonly frame: Frame;
  readonly geoKeys: NonNullable<Georeference["geoKeys"]>;
  /** Bands that the recipe reads, as they are stored. */
  readonly bands: readonly StoredBand[];
}

export interface StoredBand {
  /** As the recipe names it. */
  readonly name: string;
  readonly dataType: string;
  readonly nodata?: number;
  /** physical = stored × scale + offset. */
  readonly scale: number;
  readonly offset: number;
  readonly unit?: string;
}

/**
 * Where the pixels of a file to be written lie: on the first scene's own grid, or north up on multiples of a pixel, as
 * gdalwarp's `-tap` does.
 * @throws ProblemError where the date has nothing within the bounds, or its system cannot be named
 */
export async function outputOf(
  { scenes, bbox }: Slice,
  calculation: Calculation,
  { bounds, crs, resolution }: OutputTarget,
  bands: BandReader,
  signal: AbortSignal,
): Promise<Output> {
  const [first] = scenes;
  const seen = bboxIntersection(bounds, bbox);
  if (!first || !seen) throw nothingThere();
  const file = await fileGridOf(first, calculation, bands, signal);
  const grid = await placeFileGrid(file);
  const stored = await Promise.all(
    calculation.bands.map(async (name): Promise<StoredBand> => {
      const resolved = overruled(resolveBand(name, first), calculation.calibration);
      const band = await bands.band(referenceOf(resolved, first), resolved.index, signal);
      if (!band) throw nothingThere();
      const { scale, offset, nodata } = calibrationOf(resolved.band, band);
      const unit = resolved.band.unit ?? band.unit;
      return {
        name,
        dataType: band.dataType,
        scale,
        offset,
        ...(nodata === undefined ? {} : { nodata }),
        ...(unit === undefined ? {} : { unit }),
      };
    }),
  );
  const frame =
    crs === null
      ? windowFrame(file, windowOf(seen, grid, reachOf(grid, scenes.slice(1))))
      : await alignedFrame(seen, crs, resolution, grid);
  return { frame, geoKeys: await geoKeysOf(frame.grid.crs), bands: stored };
}

/** Pixels of a grid that the bounds touch, as far as there may be images. */
function windowOf(bounds: BBox, grid: PixelGrid, reach: ReturnType<typeof reachOf>) {
  const outline = outlineOf({ type: "Polygon", coordinates: [ringOf(bounds, 1)] }, grid);
  const [left, right, top, bottom] = extentOf(outline);
  const [column, row] = [Math.floor(Math.max(left, reach[0])), Math.floor(Math.max(top, reach[2]))];
  const width = Math.ceil(Math.min(right, reach[1])) - column;
  const height = Math.ceil(Math.min(bottom, reach[3])) - row;
  // Written so that NaN is refused, too.
  if (!(width >= 1 && height >= 1)) throw nothingThere();
  return { column, row, width, height };
}

/** Steps along an edge: edges are bent in most projections. */
const STEPS = 32;

async function alignedFrame(
  bounds: BBox,
  crs: string,
  wanted: number | null,
  grid: PixelGrid,
): Promise<Frame> {
  const projector = await projectorOf(null, { code: crs }, "The file to be written");
  const points = ringOf(bounds, STEPS).map(([lon, lat]) => projector.fromLonLat(lon, lat));
  const resolution = wanted ?? pixelEdge(bboxCenter(bounds), grid, projector);
  const snapped = (
    round: (value: number) => number,
    values: readonly number[],
    pick: (...all: number[]) => number,
  ) => round(pick(...values) / resolution) * resolution;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box = [
    snapped(Math.floor, xs, Math.min),
    snapped(Math.floor, ys, Math.min),
    snapped(Math.ceil, xs, Math.max),
    snapped(Math.ceil, ys, Math.max),
  ] as const;
  if (box.every(Number.isFinite) && resolution > 0)
    return boxFrame({ bounds: box, crs, pixels: { resolution } });
  throw new ProblemError({
    kind: "crs",
    message: `${crs} does not reach all of the view.`,
    advice: "Choose another coordinate reference system or a smaller part of the map.",
  });
}

/** From the north-west corner around a box; past 180° where it crosses the antimeridian. */
function ringOf([west, south, east, north]: BBox, steps: number): [lon: number, lat: number][] {
  const width = east < west ? east + 360 - west : east - west;
  const height = north - south;
  const shares = Array.from({ length: steps }, (_, step) => step / steps);
  return [
    ...shares.map((share): [number, number] => [west, north - share * height]),
    ...shares.map((share): [number, number] => [west + share * width, south]),
    ...shares.map((share): [number, number] => [west + width, south + share * height]),
    ...shares.map((share): [number, number] => [west + width - share * width, north]),
    [west, north],
  ];
}

/** Digits of a pixel's edge that is worked out. */
const DIGITS = 3;

/** The edge of a square that is as large as one of the grid's pixels at a point. */
function pixelEdge([lon, lat]: LonLat, grid: PixelGrid, projector: Projector): number {
  const [column, row] = grid.fromLonLat(lon, lat);
  const at = (across: number, down: number) =>
    projector.fromLonLat(
      ...grid.projector.toLonLat(...applyAffine(grid.affine, column + across, row + down)),
    );
  const [[x, y], [rightX, rightY], [belowX, belowY]] = [at(0, 0), at(1, 0), at(0, 1)];
  const area = Math.abs((rightX - x) * (belowY - y) - (rightY - y) * (belowX - x));
  return Number(Math.sqrt(area).toPrecision(DIGITS));
}

function nothingThere(): ProblemError {
  return new ProblemError({
    kind: "missing",
    message: "This date has no file within the part of the map that is to be written.",
    advice: "Move the map to the data, or choose another place.",
  });
}
