import type { Scene } from "../../catalogue/types.ts";
import type { PixelGrid } from "../warp/pixel-grid.ts";
import type { Reach } from "./area-pixels.ts";

/** Steps along an edge of a box: lines of equal latitude are bent in a file's projection. */
const STEPS = 16;
/** Catalogues round boxes: added on each side, as a share of the box and in pixels. */
const MARGIN_SHARE = 0.01;
const MARGIN_PIXELS = 16;

/** No window reaches so far, and its edges can still be added up. */
const BOUNDLESS: Reach = [-(2 ** 31), 2 ** 31, -(2 ** 31), 2 ** 31];

/**
 * Where a grid may have pixels of a slice: its own image, and the boxes of the other scenes.
 * @returns columns and rows at full resolution
 */
export function reachOf(grid: PixelGrid, others: readonly Scene[]): Reach {
  // Over the edges of an image that goes around the world its other side follows.
  if (grid.turn) return BOUNDLESS;
  let [left, right, top, bottom]: Reach = [0, grid.width, 0, grid.height];
  for (const { bbox } of others) {
    const [columns, rows] = projectedBox(bbox, grid);
    if (![...columns, ...rows].every(Number.isFinite)) return BOUNDLESS;
    const [west, east] = [Math.min(...columns), Math.max(...columns)];
    const [north, south] = [Math.min(...rows), Math.max(...rows)];
    const across = MARGIN_PIXELS + (east - west) * MARGIN_SHARE;
    const down = MARGIN_PIXELS + (south - north) * MARGIN_SHARE;
    [left, right] = [Math.min(left, west - across), Math.max(right, east + across)];
    [top, bottom] = [Math.min(top, north - down), Math.max(bottom, south + down)];
  }
  return [left, right, top, bottom];
}

function projectedBox(
  [west, south, east, north]: Scene["bbox"],
  grid: PixelGrid,
): readonly [columns: readonly number[], rows: readonly number[]] {
  const width = east < west ? east + 360 - west : east - west;
  const points = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS).flatMap((share) => [
    grid.fromLonLat(west + width * share, south),
    grid.fromLonLat(west + width * share, north),
    grid.fromLonLat(west, south + (north - south) * share),
    grid.fromLonLat(west + width, south + (north - south) * share),
  ]);
  return [points.map(([column]) => column), points.map(([, row]) => row)];
}
