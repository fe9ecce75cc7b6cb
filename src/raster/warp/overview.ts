import type { RasterLevel } from "../../geotiff/tiff/types.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { type PlacedFrame, toFrameCrs } from "./place-frame.ts";

/**
 * How many pixels of the file lie along a pixel of the frame, as gdalwarp estimates it: along the image's
 * diagonal, from its first corner to its last. One number for the whole file, so that neighbouring tiles
 * never differ in the overview they are drawn from.
 */
export function targetRatio(grid: PixelGrid, frame: PlacedFrame): number {
  const [a, b, , d, e] = frame.affine;
  const [resolution, resolutionY] = [Math.hypot(a, d), Math.hypot(b, e)];
  // Measured in widths of a pixel: pixels need not be square.
  const squeeze = resolution / resolutionY;
  const project = toFrameCrs(frame, grid);
  const [firstX, firstY] = project(0, 0);
  const [lastX, lastY] = project(grid.width, grid.height);
  const diagonal = Math.hypot(lastX - firstX, (lastY - firstY) * squeeze);
  const pixels = Math.hypot(grid.width, grid.height);
  if (Number.isFinite(diagonal) && diagonal > 0) return (pixels * resolution) / diagonal;
  return (localScale(grid, project, squeeze) ?? 1) * resolution;
}

/** Pixels per unit at the image's centre, for images whose corners the frame's system cannot show (polar, global). */
function localScale(
  grid: PixelGrid,
  project: ReturnType<typeof toFrameCrs>,
  squeeze: number,
): number | undefined {
  const [column, row] = [grid.width / 2, grid.height / 2];
  const [x0, y0] = project(column - 0.5, row - 0.5);
  const [x1, y1] = project(column + 0.5, row + 0.5);
  const length = Math.hypot(x1 - x0, (y1 - y0) * squeeze);
  return Number.isFinite(length) && length > 0 ? Math.SQRT2 / length : undefined;
}

/**
 * The coarsest level of which a pixel is no wider than `decimation` pixels of full resolution.
 * @param decimation 1 is full resolution
 */
export function levelOfDecimation(levels: readonly RasterLevel[], decimation: number): number {
  const full = levels[0]?.width ?? 0;
  // Widths of overviews are rounded up or down.
  return levels.findLastIndex(({ width }) => full / width <= decimation * 1.02);
}

/**
 * The level gdalwarp reads with `-ovr AUTO`: the coarsest that still has at least the wanted resolution,
 * or one that is within a tenth of it. Source: gdalwarp_lib.cpp of GDAL 3.6.
 */
export function chooseLevel(levels: readonly RasterLevel[], ratio: number): number {
  const full = levels[0];
  if (!full || ratio <= 1) return 0;
  const ratios = levels.map((level) => full.width / level.width);
  for (let level = 0; level < levels.length - 1; level += 1) {
    const own = ratios[level] ?? 1;
    const next = ratios[level + 1] ?? Infinity;
    if ((own < ratio && next > ratio) || Math.abs(own - ratio) < 0.1) return level;
  }
  return levels.length - 1;
}
