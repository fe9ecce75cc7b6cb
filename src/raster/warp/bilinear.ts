import type { MercatorBounds } from "../../geo/types.ts";
import type { Block, BlockAddress, RasterLevel } from "../tiff/types.ts";
import type { Calibration } from "./gather.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { type Positions, positionsOf } from "./positions.ts";

/** Where each pixel of a tile lies between stored pixels, and the blocks these are in. */
export interface BilinearSampling {
  readonly blocks: readonly BlockAddress[];
  readonly positions: Positions;
  readonly level: RasterLevel;
  /** Bytes this holds on to. */
  readonly bytes: number;
}

/**
 * @param index of the level in the file
 * @param size edge of the tile in pixels
 */
export function bilinearSampling(
  grid: PixelGrid,
  level: RasterLevel,
  index: number,
  bounds: MercatorBounds,
  size: number,
): BilinearSampling {
  const positions = positionsOf(grid, level, bounds, size);
  const { columns, rows, originColumn, originRow } = positions;
  const across = Math.ceil(level.width / level.blockWidth);
  const touched = new Set<number>();
  for (let pixel = 0; pixel < columns.length; pixel += 1) {
    const column = Math.floor((columns[pixel] ?? Number.NaN) - 0.5) + originColumn;
    const row = Math.floor((rows[pixel] ?? Number.NaN) - 0.5) + originRow;
    // Written so that NaN is outside too.
    if (!(column >= -1 && column < level.width && row >= -1 && row < level.height)) continue;
    const [left, right] = blockSpan(column, level.width, level.blockWidth);
    const [top, bottom] = blockSpan(row, level.height, level.blockHeight);
    touched.add(top * across + left);
    if (right !== left) touched.add(top * across + right);
    if (bottom !== top) touched.add(bottom * across + left);
    if (right !== left && bottom !== top) touched.add(bottom * across + right);
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
  const stored = storedPixels(sampling, blocks, band, calibration.nodata);
  const values = new Float32Array(columns.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const column = (columns[pixel] ?? Number.NaN) + originColumn;
    const row = (rows[pixel] ?? Number.NaN) + originRow;
    const nearest = stored(Math.floor(column), Math.floor(row));
    if (nearest !== nearest) {
      values[pixel] = Number.NaN;
      continue;
    }
    const left = Math.floor(column - 0.5);
    const top = Math.floor(row - 0.5);
    const u = column - 0.5 - left;
    const v = row - 0.5 - top;
    let sum = 0;
    let weights = 0;
    for (let corner = 0; corner < 4; corner += 1) {
      const [right, below] = [corner & 1, corner >> 1];
      const value = stored(left + right, top + below);
      if (value !== value) continue;
      const weight = (right === 1 ? u : 1 - u) * (below === 1 ? v : 1 - v);
      sum += value * weight;
      weights += weight;
    }
    values[pixel] = (weights > 0 ? sum / weights : nearest) * scale + offset;
  }
  return values;
}

/** Stored numbers by column and row of the level; NaN outside and where there is no data. */
function storedPixels(
  { blocks: addresses, level }: BilinearSampling,
  blocks: readonly Block[],
  band: number,
  nodata: number | undefined,
): (column: number, row: number) => number {
  const { width, height, blockWidth, blockHeight } = level;
  const across = Math.ceil(width / blockWidth);
  const byNumber = new Map(addresses.map(({ column, row }, slot) => [row * across + column, blocks[slot]]));
  let lastNumber = -1;
  let last: Block | undefined;
  return (column, row) => {
    if (!(column >= 0 && column < width && row >= 0 && row < height)) return Number.NaN;
    const blockColumn = Math.floor(column / blockWidth);
    const blockRow = Math.floor(row / blockHeight);
    const number = blockRow * across + blockColumn;
    if (number !== lastNumber) {
      lastNumber = number;
      last = byNumber.get(number);
    }
    const index = (row - blockRow * blockHeight) * blockWidth + column - blockColumn * blockWidth;
    const value = last?.samples[band]?.[index] ?? Number.NaN;
    return value === nodata || last?.valid?.[index] === 0 ? Number.NaN : value;
  };
}
