import { type Affine, applyAffine } from "./affine.ts";
import type { LevelSize, Projection } from "./cell.ts";
import { projectorOf } from "./crs.ts";
import type { CrsReference, FileGrid, Frame } from "./frame.ts";
import { type PixelGrid, createPixelGrid } from "./pixel-grid.ts";
import type { Projector } from "./projector.ts";
import { WEB_MERCATOR, webMercator } from "./web-mercator.ts";

/** The pixels of a frame whose coordinate reference system has been found. */
export interface PlacedFrame {
  readonly width: number;
  readonly height: number;
  readonly affine: Affine;
  readonly projector: Projector;
  /** Bound on the error of an interpolated position, pixels of the level that is read. */
  readonly tolerance: number;
}

/**
 * An eighth would do for the eye; a thirty-second keeps nearly every pixel of a map tile the one that per-pixel
 * projection finds.
 */
export const TILE_TOLERANCE = 1 / 32;
/** Values that are measured come from the pixel that per-pixel projection finds. */
const MEASURE_TOLERANCE = 5e-4;

/** @throws ProblemError of kind `crs` */
export async function placeFrame({ width, height, grid }: Frame): Promise<PlacedFrame> {
  const { crs, affine } = grid;
  const isMercator = crs.geoKeys === null && crs.projection.code === WEB_MERCATOR;
  const projector = isMercator ? webMercator : await knownProjector(crs);
  const tolerance = isMercator ? TILE_TOLERANCE : MEASURE_TOLERANCE;
  return { width, height, affine, projector, tolerance };
}

/**
 * The grid of a file that another worker has opened.
 * @throws ProblemError of kind `crs`
 */
export async function placeFileGrid({ crs, affine, levels }: FileGrid): Promise<PixelGrid> {
  const { width = 0, height = 0 } = levels[0] ?? {};
  return createPixelGrid({ projector: await knownProjector(crs), affine, width, height, name: "The file" });
}

/** Frames are sent from worker to worker, so that the same system arrives in ever new objects. */
const known = new Map<string, Projector>();
const MAX_KNOWN = 32;

async function knownProjector(crs: CrsReference): Promise<Projector> {
  const key = JSON.stringify(crs);
  const projector = known.get(key) ?? (await projectorOf(crs.geoKeys, crs.projection, "The area asked for"));
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, projector);
  return projector;
}

/** From pixels of a frame, corners whole, to pixels of a level of a file. */
export function frameProjection(
  { affine, projector }: PlacedFrame,
  grid: PixelGrid,
  level: LevelSize,
): Projection {
  const scaleX = level.width / grid.width;
  const scaleY = level.height / grid.height;
  const toGrid = fromCrs(projector, grid);
  const [a, b, c, d, e, f] = affine;
  return (x, y) => {
    const [column, row] = toGrid(a * x + b * y + c, d * x + e * y + f);
    return [column * scaleX, row * scaleY];
  };
}

/** From x and y of a CRS to columns and rows of a file. */
function fromCrs(projector: Projector, grid: PixelGrid): Projection {
  if (projector === webMercator) return (x, y) => grid.fromMercator(x, y);
  if (projector.key === grid.projector.key) return (x, y) => grid.fromCrs(x, y);
  return (x, y) => {
    const [lon, lat] = projector.toLonLat(x, y);
    return grid.fromLonLat(lon, lat);
  };
}

/** From columns and rows of a file to x and y of a frame's CRS. */
export function toFrameCrs({ projector }: PlacedFrame, grid: PixelGrid): Projection {
  if (projector === webMercator) return (column, row) => grid.toMercator(column, row);
  return (column, row) => {
    const [x, y] = applyAffine(grid.affine, column, row);
    if (projector.key === grid.projector.key) return [x, y];
    const [lon, lat] = grid.projector.toLonLat(x, y);
    return projector.fromLonLat(lon, lat);
  };
}
