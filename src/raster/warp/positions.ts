import { type Cell, type LevelSize, visitRows } from "./cell.ts";
import { visitCells } from "./mesh.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { type PlacedFrame, frameProjection } from "./place-frame.ts";

/** Where each pixel of a frame lies in a level of a file, row by row from the north-west. */
export interface Positions {
  /** Column of each pixel's centre in the level, minus `originColumn`; NaN where there is no image. */
  readonly columns: Float32Array;
  readonly rows: Float32Array;
  /** Subtracted before storing, so that 32 bits resolve a thousandth of a pixel anywhere in a large file. */
  readonly originColumn: number;
  readonly originRow: number;
}

/** Positions within the frame's tolerance of those that projecting every pixel would give. */
export function positionsOf(grid: PixelGrid, level: LevelSize, frame: PlacedFrame): Positions {
  const project = frameProjection(frame, grid, level);
  const [originColumn, originRow] = originOf(project(0, 0), level);
  const pixels = frame.width * frame.height;
  const positions: Positions = {
    columns: new Float32Array(pixels).fill(Number.NaN),
    rows: new Float32Array(pixels).fill(Number.NaN),
    originColumn,
    originRow,
  };
  visitCells(project, level, frame, (cell) => interpolate(cell, positions, frame.width));
  return positions;
}

/** Somewhere near the frame; zero where its corner cannot be projected, for such files are small. */
function originOf([column, row]: readonly [number, number], level: LevelSize): readonly [number, number] {
  const within = (position: number, limit: number): number =>
    position > 0 ? Math.floor(Math.min(position, limit)) : 0;
  return [within(column, level.width), within(row, level.height)];
}

/** Writes the positions of the cell's pixel centres. */
function interpolate(cell: Cell, positions: Positions, frameWidth: number): void {
  const { columns, rows, originColumn, originRow } = positions;
  const width = cell.right - cell.left;
  visitRows(cell, (y, startColumn, startRow, stepColumn, stepRow) => {
    const column = startColumn - originColumn;
    const row = startRow - originRow;
    const offset = y * frameWidth + cell.left;
    for (let index = 0; index < width; index += 1) {
      columns[offset + index] = column + stepColumn * index;
      rows[offset + index] = row + stepRow * index;
    }
  });
}
