import type { Block, BlockAddress, RasterLevel, Samples } from "../../geotiff/tiff/types.ts";
import type { Calibration } from "./gather.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import type { PlacedFrame } from "./place-frame.ts";
import { type Positions, positionsOf } from "./positions.ts";

/** Where each pixel of a frame lies between stored pixels, and the blocks these are in. */
export interface BilinearSampling {
  readonly blocks: readonly BlockAddress[];
  readonly positions: Positions;
  readonly level: RasterLevel;
  /** Bytes this holds on to. */
  readonly bytes: number;
}

/** @param index of the level in the file */
export function bilinearSampling(
  grid: PixelGrid,
  level: RasterLevel,
  index: number,
  frame: PlacedFrame,
): BilinearSampling {
  const positions = positionsOf(grid, level, frame);
  const { columns, rows, originColumn, originRow } = positions;
  const across = Math.ceil(level.width / level.blockWidth);
  const touched = new Set<number>();
  // Pixels that lie wholly inside the block of the one before add nothing.
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (let pixel = 0; pixel < columns.length; pixel += 1) {
    const column = Math.floor((columns[pixel] ?? Number.NaN) - 0.5) + originColumn;
    const row = Math.floor((rows[pixel] ?? Number.NaN) - 0.5) + originRow;
    if (column >= left && column + 1 < right && row >= top && row + 1 < bottom) continue;
    // Written so that NaN is outside too.
    if (!(column >= -1 && column < level.width && row >= -1 && row < level.height)) continue;
    const [west, east] = blockSpan(column, level.width, level.blockWidth);
    const [north, south] = blockSpan(row, level.height, level.blockHeight);
    for (const block of [
      north * across + west,
      north * across + east,
      south * across + west,
      south * across + east,
    ]) {
      touched.add(block);
    }
    [left, top] = [west * level.blockWidth, north * level.blockHeight];
    [right, bottom] = [left + level.blockWidth, top + level.blockHeight];
  }
  const blocks = [...touched].map((block) => ({
    level: index,
    column: block % across,
    row: Math.floor(block / across),
  }));
  return { blocks, positions, level, bytes: columns.byteLength + rows.byteLength };
}

/** The blocks that a pixel and its next neighbour lie in. */
function blockSpan(first: number, limit: number, blockSize: number): readonly [number, number] {
  const clamp = (value: number) => Math.min(Math.max(value, 0), limit - 1);
  return [Math.floor(clamp(first) / blockSize), Math.floor(clamp(first + 1) / blockSize)];
}

/**
 * Physical values of one band between its stored pixels. As in GDAL, a pixel has a value where the stored
 * pixel it lies in has one, and neighbours without data have no weight: "no data" neither bleeds into
 * values nor grows.
 * @param blocks in the order of `sampling.blocks`
 * @param band index into each block's samples
 */
export function gatherBilinear(
  sampling: BilinearSampling,
  blocks: readonly Block[],
  band: number,
  calibration: Calibration,
): Float32Array<ArrayBuffer> {
  const { columns, rows, originColumn, originRow } = sampling.positions;
  const { scale, offset } = calibration;
  const stored = new StoredPixels(sampling, blocks, band, calibration.nodata);
  const values = new Float32Array(columns.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const column = (columns[pixel] ?? Number.NaN) + originColumn;
    const row = (rows[pixel] ?? Number.NaN) + originRow;
    values[pixel] = stored.between(column, row) * scale + offset;
  }
  return values;
}

/** Stored numbers by column and row of a level; NaN outside and where there is no data. */
class StoredPixels {
  readonly #level: RasterLevel;
  readonly #nodata: number | undefined;
  readonly #band: number;
  readonly #across: number;
  readonly #blocks: ReadonlyMap<number, Block | undefined>;
  // The block of the last pixel: neighbours mostly lie in the same.
  #samples: Samples = new Uint8Array(0);
  #valid: Uint8Array | null = null;
  #left = 0;
  #top = 0;
  #right = 0;
  #bottom = 0;

  constructor(
    { blocks: addresses, level }: BilinearSampling,
    blocks: readonly Block[],
    band: number,
    nodata: number | undefined,
  ) {
    this.#level = level;
    this.#band = band;
    this.#nodata = nodata;
    this.#across = Math.ceil(level.width / level.blockWidth);
    this.#blocks = new Map(
      addresses.map(({ column, row }, slot) => [row * this.#across + column, blocks[slot]]),
    );
  }

  /** @param column and row, pixel corners whole */
  between(column: number, row: number): number {
    const nearest = this.#at(Math.floor(column), Math.floor(row));
    if (nearest !== nearest) return Number.NaN;
    const left = Math.floor(column - 0.5);
    const top = Math.floor(row - 0.5);
    const u = column - 0.5 - left;
    const v = row - 0.5 - top;
    const northWest = this.#at(left, top);
    const northEast = this.#at(left + 1, top);
    const southWest = this.#at(left, top + 1);
    const southEast = this.#at(left + 1, top + 1);
    const north = northWest + (northEast - northWest) * u;
    const value = north + (southWest + (southEast - southWest) * u - north) * v;
    // NaN when a neighbour has no data: the others share its weight.
    return value === value ? value : weighted([northWest, northEast, southWest, southEast], u, v, nearest);
  }

  #at(column: number, row: number): number {
    if (!(column >= this.#left && column < this.#right && row >= this.#top && row < this.#bottom)) {
      if (!this.#enter(column, row)) return Number.NaN;
    }
    const index = (row - this.#top) * this.#level.blockWidth + column - this.#left;
    const number = this.#samples[index] ?? Number.NaN;
    return number === this.#nodata || (this.#valid !== null && this.#valid[index] === 0)
      ? Number.NaN
      : number;
  }

  /** Makes the block of a pixel the current one; false outside the level. */
  #enter(column: number, row: number): boolean {
    const { width, height, blockWidth, blockHeight } = this.#level;
    if (!(column >= 0 && column < width && row >= 0 && row < height)) return false;
    const [blockColumn, blockRow] = [Math.floor(column / blockWidth), Math.floor(row / blockHeight)];
    const block = this.#blocks.get(blockRow * this.#across + blockColumn);
    this.#samples = block?.samples[this.#band] ?? new Uint8Array(0);
    this.#valid = block?.valid ?? null;
    this.#left = blockColumn * blockWidth;
    this.#top = blockRow * blockHeight;
    // The level may end within its last block, and what follows there is padding.
    this.#right = Math.min(this.#left + blockWidth, width);
    this.#bottom = Math.min(this.#top + blockHeight, height);
    return true;
  }
}

function weighted(corners: readonly number[], u: number, v: number, nearest: number): number {
  let [sum, weights] = [0, 0];
  for (const [corner, value] of corners.entries()) {
    if (value !== value) continue;
    const weight = ((corner & 1) === 1 ? u : 1 - u) * (corner >> 1 === 1 ? v : 1 - v);
    sum += value * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : nearest;
}
