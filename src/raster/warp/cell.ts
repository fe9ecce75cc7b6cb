import type { LevelSize, Positions } from "./positions.ts";

export type Point = readonly [column: number, row: number];

/** A rectangle of a tile's pixels with the positions of its corners: north-west, -east, south-west, -east. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly corners: readonly [Point, Point, Point, Point];
}

/** Pixels beyond the image's edge that are still worked out, so that bilinear sampling finds its neighbours. */
const MARGIN = 2;

/**
 * How far interpolation is off at the middle of the cell and of its edges, pixels of the level. The
 * edges matter: in a conformal projection the error at the very middle cancels to nothing.
 * @returns Infinity where a corner or middle cannot be projected
 */
export function deviation(cell: Cell, exact: (x: number, y: number) => Point): number {
  const { left, top, right, bottom, corners } = cell;
  const x = Math.floor((left + right) / 2);
  const y = Math.floor((top + bottom) / 2);
  const u = (x - left) / (right - left);
  const v = (y - top) / (bottom - top);
  const samples = [
    [x, top, u, 0],
    [x, bottom, u, 1],
    [left, y, 0, v],
    [right, y, 1, v],
    [x, y, u, v],
  ] as const;
  let worst = 0;
  for (const [sampleX, sampleY, alongX, alongY] of samples) {
    const [column, row] = exact(sampleX, sampleY);
    const miss = Math.max(
      Math.abs(bilinear(corners, 0, alongX, alongY) - column),
      Math.abs(bilinear(corners, 1, alongX, alongY) - row),
    );
    if (!Number.isFinite(miss)) return Infinity;
    worst = Math.max(worst, miss);
  }
  return worst;
}

/** True when the cell lies wholly on one side of the image, or nowhere at all. */
export function isOutside(cell: Cell, level: LevelSize): boolean {
  const { corners } = cell;
  return (
    corners.every(([column]) => column < -MARGIN) ||
    corners.every(([column]) => column > level.width + MARGIN) ||
    corners.every(([, row]) => row < -MARGIN) ||
    corners.every(([, row]) => row > level.height + MARGIN)
  );
}

/** Writes the positions of the cell's pixel centres. */
export function interpolate(cell: Cell, positions: Positions, size: number): void {
  const { left, top, right, bottom, corners } = cell;
  const { columns, rows, originColumn, originRow } = positions;
  const width = right - left;
  const stepU = 1 / width;
  for (let y = top; y < bottom; y += 1) {
    const v = (y + 0.5 - top) / (bottom - top);
    const startColumn = bilinear(corners, 0, 0, v);
    const startRow = bilinear(corners, 1, 0, v);
    const stepColumn = (bilinear(corners, 0, 1, v) - startColumn) * stepU;
    const stepRow = (bilinear(corners, 1, 1, v) - startRow) * stepU;
    const column = startColumn - originColumn + stepColumn / 2;
    const row = startRow - originRow + stepRow / 2;
    const offset = y * size + left;
    for (let index = 0; index < width; index += 1) {
      columns[offset + index] = column + stepColumn * index;
      rows[offset + index] = row + stepRow * index;
    }
  }
}

function bilinear(corners: Cell["corners"], axis: 0 | 1, u: number, v: number): number {
  const [northWest, northEast, southWest, southEast] = corners;
  const north = northWest[axis] + (northEast[axis] - northWest[axis]) * u;
  const south = southWest[axis] + (southEast[axis] - southWest[axis]) * u;
  return north + (south - north) * v;
}
