import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import type { LevelSize } from "./cell.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { type PlacedFrame, frameProjection } from "./place-frame.ts";

/** How far a corner may be from a pixel's corner, pixels of the level: what rounding leaves of a large window. */
const NEAR = 1e-3;

/**
 * The pixels of a level that a frame consists of, where its grid is that of the level; null where it is
 * another and has to be sampled.
 */
export function alignedWindow(frame: PlacedFrame, grid: PixelGrid, level: LevelSize): PixelWindow | null {
  if (frame.projector.key !== grid.projector.key) return null;
  const { width, height } = frame;
  // Over the edge of an image that goes around the world lie the pixels of its other side.
  const isCyclic = grid.turn !== undefined;
  const project = frameProjection(frame, grid, level);
  const [column, row] = project(0, 0).map(Math.round) as [number, number];
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const isAligned = corners.every(([x, y]) => {
    const [atColumn, atRow] = project(x, y);
    return Math.abs(atColumn - column - x) < NEAR && Math.abs(atRow - row - y) < NEAR;
  });
  const reachesOver = column < 0 || column + width > level.width;
  return isAligned && !(isCyclic && reachesOver) ? { column, row, width, height } : null;
}
