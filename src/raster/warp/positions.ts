import type { MercatorBounds } from "../../geo/types.ts";
import { type Cell, type Point, deviation, interpolate, isOutside } from "./cell.ts";
import type { PixelGrid } from "./pixel-grid.ts";

/**
 * Bound on the error of an interpolated position, pixels of the level that is read. An eighth would do for
 * the eye; a thirty-second keeps nearly every pixel the one that per-pixel projection finds.
 */
export const TOLERANCE = 1 / 32;

/** Cells along an edge of a tile before any is split. Even, for cells are judged in groups of two by two. */
const CELLS = 16;

/** Where each pixel of a tile lies in a level of a file, row by row from the north-west. */
export interface Positions {
  /** Column of each pixel's centre in the level, minus `originColumn`; NaN where there is no image. */
  readonly columns: Float32Array;
  readonly rows: Float32Array;
  /** Subtracted before storing, so that 32 bits resolve a thousandth of a pixel anywhere in a large file. */
  readonly originColumn: number;
  readonly originRow: number;
}

/** A level as far as positions need it, pixels. */
export interface LevelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Projects the corners of a coarse mesh and interpolates between them, splitting cells until the
 * interpolation is within `TOLERANCE`. Map projections bend gently: few tiles split any.
 * @param size edge of the tile in pixels
 */
export function positionsOf(
  grid: PixelGrid,
  level: LevelSize,
  bounds: MercatorBounds,
  size: number,
): Positions {
  const project = tileProjection(grid, level, bounds, size);
  const edges = Array.from({ length: CELLS + 1 }, (_, index) => Math.round((index * size) / CELLS));
  const nodes = edges.map((y) => edges.map((x) => project(x, y)));
  const positions: Positions = {
    columns: new Float32Array(size * size).fill(Number.NaN),
    rows: new Float32Array(size * size).fill(Number.NaN),
    originColumn: origin(nodes, 0, level.width),
    originRow: origin(nodes, 1, level.height),
  };
  const cellAt = (column: number, row: number, span: number): Cell => ({
    left: edges[column] ?? 0,
    top: edges[row] ?? 0,
    right: edges[column + span] ?? size,
    bottom: edges[row + span] ?? size,
    corners: [
      nodes[row]?.[column] ?? nowhere,
      nodes[row]?.[column + span] ?? nowhere,
      nodes[row + span]?.[column] ?? nowhere,
      nodes[row + span]?.[column + span] ?? nowhere,
    ],
  });
  for (let row = 0; row < CELLS; row += 2) {
    for (let column = 0; column < CELLS; column += 2) {
      const group = cellAt(column, row, 2);
      // The nodes between tell how far a cell of twice the size is off: four times its quarters' error.
      const known = (x: number, y: number) => nodes[edges.indexOf(y)]?.[edges.indexOf(x)] ?? nowhere;
      const smooth = deviation(group, known) <= 2 * TOLERANCE;
      for (const [dx, dy] of quarters) {
        const cell = cellAt(column + dx, row + dy, 1);
        if (smooth) draw(cell, level, positions, size);
        else refine(cell, project, level, positions, size);
      }
    }
  }
  return positions;
}

const nowhere: Point = [Number.NaN, Number.NaN];
const quarters = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

type Projection = (x: number, y: number) => Point;

/** From pixels of the tile, corners whole, to pixels of the level. */
export function tileProjection(
  grid: PixelGrid,
  level: LevelSize,
  bounds: MercatorBounds,
  size: number,
): Projection {
  const scaleX = level.width / grid.width;
  const scaleY = level.height / grid.height;
  const resolution = (bounds[2] - bounds[0]) / size;
  return (x, y) => {
    const [column, row] = grid.fromMercator(bounds[0] + x * resolution, bounds[3] - y * resolution);
    return [column * scaleX, row * scaleY];
  };
}

function origin(nodes: readonly (readonly Point[])[], axis: 0 | 1, limit: number): number {
  const least = nodes.flat().reduce((low, node) => (node[axis] < low ? node[axis] : low), limit);
  return Math.max(0, Math.floor(least));
}

function draw(cell: Cell, level: LevelSize, positions: Positions, size: number): void {
  if (!isOutside(cell, level)) interpolate(cell, positions, size);
}

function refine(cell: Cell, project: Projection, level: LevelSize, positions: Positions, size: number): void {
  const { left, top, right, bottom, corners } = cell;
  if (isOutside(cell, level)) return;
  if (right - left <= 1 && bottom - top <= 1) {
    const [column, row] = project(left + 0.5, top + 0.5);
    positions.columns[top * size + left] = column - positions.originColumn;
    positions.rows[top * size + left] = row - positions.originRow;
    return;
  }
  if (deviation(cell, project) <= TOLERANCE) {
    interpolate(cell, positions, size);
    return;
  }
  const x = Math.max(left + 1, Math.floor((left + right) / 2));
  const y = Math.max(top + 1, Math.floor((top + bottom) / 2));
  const [northWest, northEast, southWest, southEast] = corners;
  const [north, south] = [project(x, top), project(x, bottom)];
  const [west, east, centre] = [project(left, y), project(right, y), project(x, y)];
  const parts: readonly Cell[] = [
    { left, top, right: x, bottom: y, corners: [northWest, north, west, centre] },
    { left: x, top, right, bottom: y, corners: [north, northEast, centre, east] },
    { left, top: y, right: x, bottom, corners: [west, centre, southWest, south] },
    { left: x, top: y, right, bottom, corners: [centre, east, south, southEast] },
  ];
  for (const part of parts) {
    if (part.right > part.left && part.bottom > part.top) refine(part, project, level, positions, size);
  }
}
