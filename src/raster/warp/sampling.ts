import type { BlockAddress, RasterLevel } from "../../geotiff/tiff/types.ts";
import { type Cell, quartersOf, visitRows } from "./cell.ts";
import { visitCells } from "./mesh.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { type PlacedFrame, frameProjection } from "./place-frame.ts";

/**
 * Which stored pixel each pixel of a frame shows. Depends on places only, not on values: all bands and
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

/**
 * GDAL nudges positions before it rounds them down; here by more than interpolation rounds, so that grids
 * that fit each other pixel by pixel stay so.
 */
const NUDGE = 1e-4;

/** Edge of cells that are not worth splitting, pixels of the frame. */
const SMALL = 8;

/** @param index of the level in the file */
export function nearestSampling(
  grid: PixelGrid,
  level: RasterLevel,
  index: number,
  frame: PlacedFrame,
): NearestSampling {
  const drawing = new Drawing(level, index, frame.width, frame.height);
  visitCells(frameProjection(frame, grid, level), level, frame, (cell) => drawing.draw(cell));
  const { blocks, slots, offsets } = drawing;
  return { blocks, slots, offsets, bytes: slots.byteLength + offsets.byteLength };
}

/** Slots of the blocks that have a pixel where `missing` is 1. */
export function slotsUnder({ slots }: NearestSampling, missing: Uint8Array): ReadonlySet<number> {
  const needed = new Set<number>();
  for (let pixel = 0; pixel < slots.length; pixel += 1) {
    if (missing[pixel] === 1) needed.add(slots[pixel] ?? OUTSIDE);
  }
  needed.delete(OUTSIDE);
  return needed;
}

/** A sampling while it is filled, cell by cell. */
class Drawing {
  readonly blocks: BlockAddress[] = [];
  readonly slots: Uint16Array;
  readonly offsets: Uint32Array;
  readonly #level: RasterLevel;
  readonly #index: number;
  readonly #frameWidth: number;
  readonly #slotOf = new Map<number, number>();

  constructor(level: RasterLevel, index: number, width: number, height: number) {
    this.#level = level;
    this.#index = index;
    this.#frameWidth = width;
    this.slots = new Uint16Array(width * height).fill(OUTSIDE);
    this.offsets = new Uint32Array(width * height);
  }

  /** All positions of a cell lie between its corners. */
  draw(cell: Cell): void {
    const { left, top, right, bottom, corners } = cell;
    const block = this.#blockAround(corners);
    if (!block && right - left > SMALL && bottom - top > SMALL) {
      // Nearly all of a large cell at the edge of a block lies beside that edge.
      for (const quarter of quartersOf(cell)) this.draw(quarter);
      return;
    }
    const width = right - left;
    visitRows(cell, (y, startColumn, startRow, stepColumn, stepRow) => {
      const column = startColumn + NUDGE;
      const row = startRow + NUDGE;
      const first = y * this.#frameWidth + left;
      if (block) this.#drawWithin(block, first, width, column, row, stepColumn, stepRow);
      else this.#drawAcross(first, width, column, row, stepColumn, stepRow);
    });
  }

  /** The block that all of a cell lies in: mostly there is one, and then its pixels need no looking up. */
  #blockAround(corners: Float64Array): BlockAddress | undefined {
    const { width, height, blockWidth, blockHeight } = this.#level;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = corners;
    const west = Math.min(a, c, e, g) - NUDGE;
    const east = Math.max(a, c, e, g) + 2 * NUDGE;
    const north = Math.min(b, d, f, h) - NUDGE;
    const south = Math.max(b, d, f, h) + 2 * NUDGE;
    // Written so that NaN is outside.
    if (!(west >= 0 && east < width && north >= 0 && south < height)) return undefined;
    const [column, row] = [Math.floor(west / blockWidth), Math.floor(north / blockHeight)];
    if (Math.floor(east / blockWidth) !== column || Math.floor(south / blockHeight) !== row) return undefined;
    return { level: this.#index, column, row };
  }

  #drawWithin(
    block: BlockAddress,
    first: number,
    width: number,
    column: number,
    row: number,
    stepColumn: number,
    stepRow: number,
  ): void {
    const { offsets } = this;
    const { blockWidth, blockHeight } = this.#level;
    const left = column - block.column * blockWidth;
    const top = row - block.row * blockHeight;
    this.slots.fill(this.#slot(block.column, block.row), first, first + width);
    // Not negative, so that cutting off is rounding down.
    for (let index = 0; index < width; index += 1) {
      offsets[first + index] = ((top + stepRow * index) | 0) * blockWidth + ((left + stepColumn * index) | 0);
    }
  }

  #drawAcross(
    first: number,
    width: number,
    startColumn: number,
    startRow: number,
    stepColumn: number,
    stepRow: number,
  ): void {
    const { slots, offsets } = this;
    const level = this.#level;
    const { blockWidth, blockHeight } = level;
    // Neighbouring pixels mostly lie in the same block: the last one is remembered by its edges.
    let [left, top, right, bottom] = [0, 0, 0, 0];
    let slot = OUTSIDE;
    for (let index = 0; index < width; index += 1) {
      const column = startColumn + stepColumn * index;
      const row = startRow + stepRow * index;
      if (!(column >= 0 && column < level.width && row >= 0 && row < level.height)) continue;
      if (!(column >= left && column < right && row >= top && row < bottom)) {
        const [blockColumn, blockRow] = [Math.floor(column / blockWidth), Math.floor(row / blockHeight)];
        [left, top] = [blockColumn * blockWidth, blockRow * blockHeight];
        [right, bottom] = [left + blockWidth, top + blockHeight];
        slot = this.#slot(blockColumn, blockRow);
      }
      slots[first + index] = slot;
      offsets[first + index] = ((row - top) | 0) * blockWidth + ((column - left) | 0);
    }
  }

  #slot(column: number, row: number): number {
    const key = row * Math.ceil(this.#level.width / this.#level.blockWidth) + column;
    const known = this.#slotOf.get(key);
    if (known !== undefined) return known;
    // No tile may decode so many blocks: the reader refuses them.
    if (this.blocks.length >= OUTSIDE) return OUTSIDE;
    const slot = this.blocks.length;
    this.#slotOf.set(key, slot);
    this.blocks.push({ level: this.#index, column, row });
    return slot;
  }
}
