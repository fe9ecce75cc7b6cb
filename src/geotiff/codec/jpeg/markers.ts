import { CodecError } from "../types.ts";
import { buildHuffmanTable, type HuffmanTable } from "./huffman.ts";

/** One colour component of a frame (ITU T.81, B.2.2). */
export interface FrameComponent {
  readonly id: number;
  /** Sampling factors. */
  readonly h: number;
  readonly v: number;
  readonly quantization: number;
}

export interface Frame {
  readonly progressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly FrameComponent[];
}

/** Tables that stay until they are replaced; TIFF keeps those all blocks share in the JPEGTables tag. */
export interface Tables {
  readonly quantization: (Uint16Array | undefined)[];
  readonly dc: (HuffmanTable | undefined)[];
  readonly ac: (HuffmanTable | undefined)[];
  restartInterval: number;
}

export interface Scan {
  /** Positions in the frame's list of components. */
  readonly components: readonly { index: number; dc: number; ac: number }[];
  readonly spectralStart: number;
  readonly spectralEnd: number;
  readonly successiveHigh: number;
  readonly successiveLow: number;
}

export function emptyTables(): Tables {
  return { quantization: [], dc: [], ac: [], restartInterval: 0 };
}

const ZIG_ZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];

/** Natural position of each coefficient in the order they are stored. */
export const NATURAL_ORDER = Uint8Array.from(ZIG_ZAG);

export function readQuantization(segment: Uint8Array, tables: Tables): void {
  let position = 0;
  while (position < segment.length) {
    const info = segment[position] ?? 0;
    position += 1;
    const wide = info >> 4 !== 0;
    const table = new Uint16Array(64);
    for (let index = 0; index < 64; index += 1) {
      const first = segment[position] ?? 0;
      table[NATURAL_ORDER[index] ?? 0] = wide ? (first << 8) | (segment[position + 1] ?? 0) : first;
      position += wide ? 2 : 1;
    }
    tables.quantization[info & 3] = table;
  }
}

export function readHuffman(segment: Uint8Array, tables: Tables): void {
  let position = 0;
  while (position + 17 <= segment.length) {
    const info = segment[position] ?? 0;
    const counts = segment.subarray(position + 1, position + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const symbols = segment.subarray(position + 17, position + 17 + total);
    position += 17 + total;
    const kind = info >> 4 === 0 ? tables.dc : tables.ac;
    kind[info & 3] = buildHuffmanTable(counts, symbols);
  }
}

export function readFrame(segment: Uint8Array, marker: number): Frame {
  if (marker !== 0xc0 && marker !== 0xc1 && marker !== 0xc2) {
    throw new CodecError(marker === 0xc3 ? "lossless JPEG" : "arithmetic-coded JPEG", { unsupported: true });
  }
  if (segment[0] !== 8) throw new CodecError(`${segment[0] ?? 0}-bit JPEG`, { unsupported: true });
  const count = segment[5] ?? 0;
  const components = Array.from({ length: count }, (_, index) => {
    const at = 6 + index * 3;
    const sampling = segment[at + 1] ?? 0;
    return {
      id: segment[at] ?? 0,
      h: sampling >> 4,
      v: sampling & 15,
      quantization: (segment[at + 2] ?? 0) & 3,
    };
  });
  const height = ((segment[1] ?? 0) << 8) | (segment[2] ?? 0);
  const width = ((segment[3] ?? 0) << 8) | (segment[4] ?? 0);
  const sound = components.every(({ h, v }) => h >= 1 && h <= 4 && v >= 1 && v <= 4);
  if (!sound || count < 1 || count > 4 || width === 0 || height === 0) throw damagedJpeg();
  return { progressive: marker === 0xc2, width, height, components };
}

export function readScan(segment: Uint8Array, frame: Frame): Scan {
  const count = segment[0] ?? 0;
  const components = Array.from({ length: count }, (_, position) => {
    const id = segment[1 + position * 2] ?? 0;
    const selectors = segment[2 + position * 2] ?? 0;
    const index = frame.components.findIndex((component) => component.id === id);
    if (index < 0) throw damagedJpeg();
    return { index, dc: (selectors >> 4) & 3, ac: selectors & 3 };
  });
  const at = 1 + count * 2;
  const successive = segment[at + 2] ?? 0;
  const scan = {
    components,
    spectralStart: segment[at] ?? 0,
    spectralEnd: segment[at + 1] ?? 63,
    successiveHigh: successive >> 4,
    successiveLow: successive & 15,
  };
  if (count < 1 || count > 4 || scan.spectralEnd > 63 || scan.spectralStart > scan.spectralEnd)
    throw damagedJpeg();
  return scan;
}

export function damagedJpeg(cause?: unknown): CodecError {
  return new CodecError("The JPEG data of a block is damaged.", { cause });
}
