import type { MercatorBounds } from "../../geo/types.ts";
import type { BlockAddress, RasterLevel } from "../tiff/types.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { positionsOf } from "./positions.ts";

/**
 * Which stored pixel each pixel of a tile shows. Depends on places only, not on values: all bands and
 * all dates on one grid share it, and it names exactly the blocks that are needed.
 */
export interface NearestSampling {
  readonly blocks: readonly BlockAddress[];
  /** Index into `blocks` of each pixel; `OUTSIDE` where the file has none. */
  readonly slots: Uint16Array;
  /** Index of the stored pixel within its block. */
  readonly offsets: Uint32Array;
  /** Bytes this holds on to. */
  readonly bytes: number;
}

export const OUTSIDE = 0xffff;

/** GDAL nudges positions before it rounds them down; here by more than the error of 32 bits. */
const NUDGE = 1e-4;

/**
 * @param index of the level in the file
 * @param size edge of the tile in pixels
 */
export function nearestSampling(
  grid: PixelGrid,
  level: RasterLevel,
  index: number,
  bounds: MercatorBounds,
  size: number,
): NearestSampling {
  const { columns, rows, originColumn, originRow } = positionsOf(grid, level, bounds, size);
  const { blockWidth, blockHeight } = level;
  const across = Math.ceil(level.width / blockWidth);
  const slots = new Uint16Array(size * size).fill(OUTSIDE);
  const offsets = new Uint32Array(size * size);
  const blocks: BlockAddress[] = [];
  const slotOf = new Map<number, number>();
  // Neighbouring pixels mostly lie in the same block: the last one is remembered by its edges.
  let [left, top, right, bottom] = [0, 0, 0, 0];
  let slot = OUTSIDE;
  for (let pixel = 0; pixel < slots.length; pixel += 1) {
    const column = (columns[pixel] ?? Number.NaN) + NUDGE + originColumn;
    const row = (rows[pixel] ?? Number.NaN) + NUDGE + originRow;
    // Written so that NaN is outside too.
    if (!(column >= 0 && column < level.width && row >= 0 && row < level.height)) continue;
    if (!(column >= left && column < right && row >= top && row < bottom)) {
      const blockColumn = Math.floor(column / blockWidth);
      const blockRow = Math.floor(row / blockHeight);
      [left, top] = [blockColumn * blockWidth, blockRow * blockHeight];
      [right, bottom] = [left + blockWidth, top + blockHeight];
      const block = blockRow * across + blockColumn;
      slot = slotOf.get(block) ?? OUTSIDE;
      if (slot === OUTSIDE && blocks.length < OUTSIDE) {
        slot = blocks.length;
        slotOf.set(block, slot);
        blocks.push({ level: index, column: blockColumn, row: blockRow });
      }
    }
    slots[pixel] = slot;
    // Not negative, so that cutting off is rounding down.
    offsets[pixel] = ((row - top) | 0) * blockWidth + ((column - left) | 0);
  }
  return { blocks, slots, offsets, bytes: slots.byteLength + offsets.byteLength };
}
