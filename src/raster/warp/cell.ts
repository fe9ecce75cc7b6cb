/**
 * A rectangle of a tile's pixels within which positions are interpolated. One object serves for many cells,
 * for a tile has hundreds and none is kept.
 */
export interface Cell {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Column and row of the north-western, north-eastern, south-western and south-eastern corner. */
  readonly corners: Float64Array;
}

/** A level as far as positions need it, pixels. */
export interface LevelSize {
  readonly width: number;
  readonly height: number;
}

/** From pixels of a tile, corners whole, to pixels of a level. NaN where there is no counterpart. */
export type Projection = (x: number, y: number) => readonly [column: number, row: number];

/** Pixels beyond the image's edge that are still worked out, so that bilinear sampling finds its neighbours. */
const MARGIN = 2;

/** A column (`axis` 0) or row (1) within a cell; `u` and `v` go from 0 to 1, eastwards and southwards. */
export function interpolated(corners: Float64Array, axis: 0 | 1, u: number, v: number): number {
  const northWest = corners[axis] ?? Number.NaN;
  const southWest = corners[axis + 4] ?? Number.NaN;
  const north = northWest + ((corners[axis + 2] ?? Number.NaN) - northWest) * u;
  const south = southWest + ((corners[axis + 6] ?? Number.NaN) - southWest) * u;
  return north + (south - north) * v;
}

/**
 * Visits the rows of a cell's pixels: positions are linear along each. `column` and `row` are where the centre
 * of its first pixel lies in the level, the steps lead from one pixel to the next.
 */
export function visitRows(
  { left, top, right, bottom, corners }: Cell,
  visit: (y: number, column: number, row: number, stepColumn: number, stepRow: number) => void,
): void {
  const width = right - left;
  for (let y = top; y < bottom; y += 1) {
    const v = (y + 0.5 - top) / (bottom - top);
    const startColumn = interpolated(corners, 0, 0, v);
    const startRow = interpolated(corners, 1, 0, v);
    const stepColumn = (interpolated(corners, 0, 1, v) - startColumn) / width;
    const stepRow = (interpolated(corners, 1, 1, v) - startRow) / width;
    visit(y, startColumn + stepColumn / 2, startRow + stepRow / 2, stepColumn, stepRow);
  }
}

/**
 * How far interpolation is off at the middle of the cell and of its edges, pixels of the level. The edges
 * matter: in a conformal projection the error at the very middle cancels to nothing.
 * @returns Infinity where a corner or middle cannot be projected
 */
export function deviation(cell: Cell, project: Projection): number {
  const { left, top, right, bottom, corners } = cell;
  // Between pixels where it must be: one pixel of a coarse frame may span many of the level.
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
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
    const [column, row] = project(sampleX, sampleY);
    const miss = Math.max(
      Math.abs(interpolated(corners, 0, alongX, alongY) - column),
      Math.abs(interpolated(corners, 1, alongX, alongY) - row),
    );
    if (!Number.isFinite(miss)) return Infinity;
    worst = Math.max(worst, miss);
  }
  return worst;
}

/** True when the cell lies wholly on one side of the image, or nowhere at all. */
export function isOutside({ corners }: Cell, { width, height }: LevelSize): boolean {
  const all = (axis: 0 | 1, beyond: (position: number) => boolean): boolean => {
    for (let corner = axis; corner < 8; corner += 2) if (!beyond(corners[corner] ?? 0)) return false;
    return true;
  };
  return (
    all(0, (column) => column < -MARGIN) ||
    all(0, (column) => column > width + MARGIN) ||
    all(1, (row) => row < -MARGIN) ||
    all(1, (row) => row > height + MARGIN)
  );
}

/** The four quarters of a cell, with the positions that interpolating within it gives: they draw the same. */
export function quartersOf({ left, top, right, bottom, corners }: Cell): readonly Cell[] {
  const x = (left + right) >> 1;
  const y = (top + bottom) >> 1;
  const part = (west: number, north: number, east: number, south: number): Cell => {
    const quarter = new Float64Array(8);
    for (let index = 0; index < 8; index += 1) {
      const u = ((index & 2) === 0 ? west - left : east - left) / (right - left);
      const v = (index < 4 ? north - top : south - top) / (bottom - top);
      quarter[index] = interpolated(corners, (index & 1) as 0 | 1, u, v);
    }
    return { left: west, top: north, right: east, bottom: south, corners: quarter };
  };
  return [part(left, top, x, y), part(x, top, right, y), part(left, y, x, bottom), part(x, y, right, bottom)];
}
