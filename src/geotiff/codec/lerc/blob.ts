import type { Samples } from "../layout.ts";
import { CodecError } from "../types.ts";
import { type Cursor, damagedLerc, dataTypes } from "./cursor.ts";
import { type LercHeader, readLercHeader } from "./header.ts";
import { readHuffman } from "./huffman.ts";
import { readLercMask } from "./mask.ts";
import { readTiles } from "./tiles.ts";

/** The numbers of one blob, pixel by pixel, and which pixels have them. */
export interface LercBlob {
  readonly header: LercHeader;
  readonly values: Samples;
  /** One byte a pixel, 0 where there is no number; null where all have one. */
  readonly mask: Uint8Array | null;
}

/**
 * Decodes the blob at the cursor and leaves the cursor behind it.
 * @param accept looks at the header before anything is allocated by it, and throws where it does not fit
 * @param previous mask of the blob before
 */
export function readLercBlob(
  cursor: Cursor,
  accept: (header: LercHeader) => void,
  previous: Uint8Array | null,
): LercBlob {
  const start = cursor.position;
  const header = readLercHeader(cursor);
  accept(header);
  const mask = readLercMask(cursor, header, previous);
  const values = (dataTypes[header.dataType] ?? dataTypes[1]).create(
    header.width * header.height * header.depth,
  );
  if (header.validPixels > 0) readValues(cursor, header, mask, values);
  const { replacedNodata: nodata } = header;
  if (nodata !== undefined && header.depth > 1) {
    for (const [index, value] of values.entries())
      if (value === nodata.stored) values[index] = nodata.original;
  }
  cursor.position = start + header.blobBytes;
  return { header, values, mask };
}

function readValues(cursor: Cursor, header: LercHeader, mask: Uint8Array | null, values: Samples): void {
  const { version, depth, dataType, lowest, highest, width, height } = header;
  if (lowest === highest) return fill(values, mask, depth, [lowest]);
  const numbers = (): number[] => Array.from({ length: depth }, () => cursor.number(dataType));
  const [lows, highs] = version >= 4 ? [numbers(), numbers()] : [[lowest], [highest]];
  if (lows.every((low, part) => low === highs[part])) return fill(values, mask, depth, lows);
  // Either all numbers follow as they are, or an encoding does.
  if (cursor.byte() !== 0) {
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      if (mask !== null && mask[pixel] === 0) continue;
      for (let part = 0; part < depth; part += 1) values[pixel * depth + part] = cursor.number(dataType);
    }
    return;
  }
  const mode = readMode(cursor, header);
  if (mode === "tiles") readTiles(cursor, header, mask, version >= 4 ? highs : [highest], values);
  else readHuffman(cursor, header, mask, mode === "differences", values);
}

/** Only 8-bit numbers without loss have a choice of encodings, and from version 6 on floats without loss. */
function readMode(
  cursor: Cursor,
  { version, dataType, maxError }: LercHeader,
): "tiles" | "differences" | "codes" {
  const isSmall = dataType <= 1 && maxError === 0.5;
  const isLosslessFloat = version >= 6 && dataType >= 6 && maxError === 0;
  if (!isSmall && !isLosslessFloat) return "tiles";
  const mode = cursor.byte();
  if (mode === 0) return "tiles";
  if (isLosslessFloat) throw new CodecError("lossless floats of LERC version 6", { unsupported: true });
  if (mode === 1) return "differences";
  if (mode === 2 && version >= 4) return "codes";
  throw damagedLerc();
}

function fill(values: Samples, mask: Uint8Array | null, depth: number, numbers: readonly number[]): void {
  for (let index = 0; index < values.length; index += 1) {
    if (mask === null || mask[Math.floor(index / depth)] !== 0)
      values[index] = numbers[index % depth] ?? numbers[0] ?? 0;
  }
}
