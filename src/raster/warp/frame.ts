import type { AssetProjection } from "../../catalogue/types.ts";
import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import type { Georeference, RasterLevel } from "../../geotiff/tiff/types.ts";
import { tileBounds } from "../../geo/tiles.ts";
import type { TileCoordinate } from "../../geo/types.ts";
import { type Affine, applyAffine } from "./affine.ts";
import { WEB_MERCATOR } from "./web-mercator.ts";

/** Of measured values; masks and classes are always nearest. */
export type Resampling = "nearest" | "bilinear";

/** What names or spells out a coordinate reference system: the GeoKeys of a file, else what an item says. */
export interface CrsReference {
  readonly geoKeys: Georeference["geoKeys"];
  readonly projection: Pick<AssetProjection, "code" | "wkt2" | "projjson">;
}

/** Where the pixels of a frame lie. */
export interface FrameGrid {
  readonly crs: CrsReference;
  /** From column and row, pixel corners whole, to x and y of the CRS. */
  readonly affine: Affine;
}

/**
 * The pixels that are asked for: how many, and where they lie. Plain and cloneable, because frames travel
 * between workers.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly grid: FrameGrid;
  readonly resampling: Resampling;
  /**
   * Pixels of full resolution along one pixel of the overview that is read: 1 is full resolution. Where it is
   * absent, the overview follows from the size of the frame's pixels, as gdalwarp chooses it.
   */
  readonly decimation?: number;
  /** Equal for frames with equal pixels. */
  readonly key: string;
}

/** A file's own grid. Plain and cloneable. */
export interface FileGrid extends FrameGrid {
  /** Full resolution first. Columns and rows of `affine` are those of the first. */
  readonly levels: readonly RasterLevel[];
}

/** A map tile of `size` × `size` pixels. */
export function tileFrame(tile: TileCoordinate, size: number, resampling: Resampling = "nearest"): Frame {
  const [minX, , maxX, maxY] = tileBounds(tile);
  const resolution = (maxX - minX) / size;
  const affine: Affine = [resolution, 0, minX, 0, -resolution, maxY];
  const key = `${tile.z}/${tile.x}/${tile.y}@${size}`;
  return { width: size, height: size, grid: { crs: WEB_MERCATOR_REFERENCE, affine }, resampling, key };
}

/** A box in any coordinate reference system, and its pixels by number or by size. */
export interface FrameBox {
  /** Minimum x, minimum y, maximum x, maximum y in units of the CRS. Degrees: longitude is x. */
  readonly bounds: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** For instance "EPSG:32631". */
  readonly crs: string;
  /** Pixels across and down; or the edges of one pixel, where the last may reach over the box as in gdalwarp. */
  readonly pixels:
    | { readonly width: number; readonly height: number }
    | { readonly resolution: number | readonly [x: number, y: number] };
  readonly resampling?: Resampling;
}

/** A box that is drawn north up. */
export function boxFrame({ bounds, crs, pixels, resampling = "nearest" }: FrameBox): Frame {
  const [minX, minY, maxX, maxY] = bounds;
  const crsReference: CrsReference = { geoKeys: null, projection: { code: crs } };
  if (!("resolution" in pixels)) {
    const { width, height } = pixels;
    const affine: Affine = [(maxX - minX) / width, 0, minX, 0, -(maxY - minY) / height, maxY];
    const key = `${crs}|${bounds.join(" ")}|${width}×${height}`;
    return { width, height, grid: { crs: crsReference, affine }, resampling, key };
  }
  const { resolution } = pixels;
  const [x, y] = typeof resolution === "number" ? [resolution, resolution] : resolution;
  const width = Math.max(1, Math.floor((maxX - minX) / x + 0.5));
  const height = Math.max(1, Math.floor((maxY - minY) / y + 0.5));
  const grid = { crs: crsReference, affine: [x, 0, minX, 0, -y, maxY] } as const;
  return { width, height, grid, resampling, key: `${crs}|${bounds.join(" ")}|${x} ${y}` };
}

/**
 * A window of a file's own grid, exact pixels without resampling. It may reach over the image.
 * @param window in pixels of the level
 * @param level 0 is full resolution
 * @throws RangeError for a level the file does not have
 */
export function windowFrame(file: FileGrid, window: PixelWindow, level = 0): Frame {
  const { column, row, width, height } = window;
  const [full, own] = [file.levels[0], file.levels[level]];
  if (!full || !own) throw new RangeError(`The file has no level ${level}.`);
  const [across, down] = [full.width / own.width, full.height / own.height];
  const [a, b, , d, e] = file.affine;
  const [x, y] = applyAffine(file.affine, column * across, row * down);
  const affine: Affine = [a * across, b * down, x, d * across, e * down, y];
  return {
    width,
    height,
    grid: { crs: file.crs, affine },
    resampling: "nearest",
    decimation: across,
    key: `${JSON.stringify(file.crs)}|${affine.join(" ")}|${width}×${height}|1:${across}`,
  };
}

/** A rectangle of a frame's pixels as a frame of its own: large frames are read piece by piece. */
export function frameWithin(frame: Frame, { column, row, width, height }: PixelWindow): Frame {
  const [a, b, , d, e] = frame.grid.affine;
  const [x, y] = applyAffine(frame.grid.affine, column, row);
  const grid = { crs: frame.grid.crs, affine: [a, b, x, d, e, y] } as const;
  return { ...frame, width, height, grid, key: `${frame.key}|${column} ${row} ${width}×${height}` };
}

const WEB_MERCATOR_REFERENCE: CrsReference = { geoKeys: null, projection: { code: WEB_MERCATOR } };
