import type { Samples } from "../layout.ts";
import { readStuffed } from "./bit-stuffing.ts";
import { damagedLerc, type Cursor } from "./cursor.ts";
import type { LercHeader } from "./header.ts";

interface Tile {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Which number of the pixels. */
  readonly part: number;
}

const FLOAT_32 = 6;
const SIGNED32 = 4;

/**
 * Numbers packed tile by tile: stored, one for all, or as an offset and multiples of twice the error.
 * @param highest of each number of a pixel: quantized values may come out above
 */
export function readTiles(
  cursor: Cursor,
  header: LercHeader,
  mask: Uint8Array | null,
  highest: readonly number[],
  output: Samples,
): void {
  const { width, height, tileEdge, depth } = header;
  for (let top = 0; top < height; top += tileEdge) {
    for (let left = 0; left < width; left += tileEdge) {
      const [right, bottom] = [Math.min(width, left + tileEdge), Math.min(height, top + tileEdge)];
      for (let part = 0; part < depth; part += 1) {
        const tile = { left, top, right, bottom, part };
        readTile(cursor, header, mask, tile, highest[part] ?? header.highest, output);
      }
    }
  }
}

function readTile(
  cursor: Cursor,
  header: LercHeader,
  mask: Uint8Array | null,
  tile: Tile,
  highest: number,
  output: Samples,
): void {
  const { version, dataType, width, depth, maxError } = header;
  const flags = cursor.byte();
  // From version 5 on a tile may hold differences to the number before it in each pixel.
  const relative = version >= 5 && (flags & 4) !== 0;
  const check = version >= 5 ? 14 : 15;
  if (((flags >> 2) & check) !== ((tile.left >> 3) & check) || (relative && tile.part === 0))
    throw damagedLerc();
  const kind = flags & 3;
  const before = (index: number): number => (relative ? (output[index - 1] ?? 0) : 0);
  const each = (value: (index: number) => number): void => {
    for (let row = tile.top; row < tile.bottom; row += 1) {
      for (let column = tile.left; column < tile.right; column += 1) {
        const pixel = row * width + column;
        if (mask !== null && mask[pixel] === 0) continue;
        const index = pixel * depth + tile.part;
        output[index] = value(index);
      }
    }
  };
  if (kind === 2) return each(before);
  if (kind === 0) {
    if (relative) throw damagedLerc();
    return each(() => cursor.number(dataType));
  }
  const offset = cursor.number(offsetType(relative && dataType < FLOAT_32 ? SIGNED32 : dataType, flags >> 6));
  if (kind === 3) return each((index) => (relative ? Math.min(offset + before(index), highest) : offset));
  const all = (tile.right - tile.left) * (tile.bottom - tile.top);
  const steps = readStuffed(cursor, version, all);
  const step = 2 * maxError;
  let next = 0;
  each((index) => {
    if (next >= steps.length) throw damagedLerc();
    const value = offset + (steps[next] ?? 0) * step + before(index);
    next += 1;
    return Math.min(value, highest);
  });
}

/** Offsets are stored in the smallest type that holds them; `reduced` says how much smaller. */
function offsetType(dataType: number, reduced: number): number {
  if (reduced === 0) return dataType;
  if (dataType === 2 || dataType === 4) return dataType - reduced;
  if (dataType === 3 || dataType === 5) return dataType - 2 * reduced;
  if (dataType === 6) return reduced === 1 ? 2 : 1;
  if (dataType === 7) return dataType - 2 * reduced + 1;
  return dataType;
}
