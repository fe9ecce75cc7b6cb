import type { RasterLevel } from "../../geotiff/tiff/types.ts";
import type { PixelGrid } from "./pixel-grid.ts";

/**
 * How many pixels of the file lie along a pixel of the map, as gdalwarp estimates it: along the image's
 * diagonal, from its first corner to its last. One number for the whole file, so that neighbouring tiles
 * never differ in the overview they are drawn from.
 * @param resolution metres of Web Mercator a pixel of the map covers
 */
export function targetRatio(grid: PixelGrid, resolution: number): number {
  const [firstX, firstY] = grid.toMercator(0, 0);
  const [lastX, lastY] = grid.toMercator(grid.width, grid.height);
  const diagonal = Math.hypot(lastX - firstX, lastY - firstY);
  const pixels = Math.hypot(grid.width, grid.height);
  if (Number.isFinite(diagonal) && diagonal > 0) return (pixels * resolution) / diagonal;
  return (localScale(grid) ?? 1) * resolution;
}

/** Pixels a metre at the image's centre, for images whose corners lie outside Web Mercator (polar, global). */
function localScale(grid: PixelGrid): number | undefined {
  const [column, row] = [grid.width / 2, grid.height / 2];
  const [x0, y0] = grid.toMercator(column - 0.5, row - 0.5);
  const [x1, y1] = grid.toMercator(column + 0.5, row + 0.5);
  const metres = Math.hypot(x1 - x0, y1 - y0);
  return Number.isFinite(metres) && metres > 0 ? Math.SQRT2 / metres : undefined;
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
