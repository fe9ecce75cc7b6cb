import { standardTables } from "./standard-tables.ts";
import { BitReader } from "./bit-reader.ts";
import type { HuffmanTable } from "./huffman.ts";
import { damagedJpeg, NATURAL_ORDER, type Frame, type Scan, type Tables } from "./markers.ts";

/** Coefficients of one component: blocks of 64 in rows, padded to whole MCUs. */
export interface Plane {
  readonly h: number;
  readonly v: number;
  readonly quantization: number;
  /** Samples that count; the rest is padding. */
  readonly width: number;
  readonly height: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly coefficients: Int16Array;
}

interface ScanState {
  readonly reader: BitReader;
  readonly scan: Scan;
  /** Blocks left in a run of blocks without further coefficients. */
  endOfBandRun: number;
}

type BlockDecoder = (
  state: ScanState,
  coefficients: Int16Array,
  at: number,
  previous: number,
  dc: HuffmanTable,
  ac: HuffmanTable,
) => number;

/** Decodes one scan into the planes. @returns position behind its data */
export function decodeScan(
  bytes: Uint8Array,
  start: number,
  frame: Frame,
  scan: Scan,
  planes: readonly Plane[],
  tables: Tables,
): number {
  const reader = new BitReader(bytes, start);
  const state: ScanState = { reader, scan, endOfBandRun: 0 };
  const decode = chooseDecoder(frame, scan);
  // Of progressive images libjpeg assumes nothing.
  const assumed = frame.progressive ? undefined : standardTables();
  const parts = scan.components.map(({ index, dc, ac }) => ({
    plane: planes[index] ?? missing(),
    dc: tables.dc[dc] ?? assumed?.dc[dc] ?? UNUSED_TABLE,
    ac: tables.ac[ac] ?? assumed?.ac[ac] ?? UNUSED_TABLE,
    previous: 0,
  }));
  const maxH = Math.max(...planes.map(({ h }) => h));
  const maxV = Math.max(...planes.map(({ v }) => v));
  const [single] = parts.length === 1 ? parts : [];
  const across =
    single === undefined ? Math.ceil(frame.width / (8 * maxH)) : Math.ceil(single.plane.width / 8);
  const down =
    single === undefined ? Math.ceil(frame.height / (8 * maxV)) : Math.ceil(single.plane.height / 8);
  const { restartInterval } = tables;
  for (let unit = 0; unit < across * down; unit += 1) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      reader.restart();
      state.endOfBandRun = 0;
      for (const part of parts) part.previous = 0;
    }
    const row = Math.floor(unit / across);
    const column = unit % across;
    for (const part of parts) {
      const { plane } = part;
      const h = single === undefined ? plane.h : 1;
      const v = single === undefined ? plane.v : 1;
      for (let block = 0; block < h * v; block += 1) {
        const y = row * v + Math.floor(block / h);
        const x = column * h + (block % h);
        const at = (y * plane.blocksAcross + x) * 64;
        part.previous = decode(state, plane.coefficients, at, part.previous, part.dc, part.ac);
      }
    }
  }
  return reader.position;
}

const UNUSED_TABLE: HuffmanTable = {
  lookup: new Uint16Array(512),
  maxCode: new Int32Array(18).fill(-1),
  offset: new Int32Array(18),
  symbols: new Uint8Array(0),
};

function missing(): never {
  throw damagedJpeg();
}

function chooseDecoder(frame: Frame, scan: Scan): BlockDecoder {
  if (!frame.progressive) return decodeBaseline;
  if (scan.spectralStart === 0) return scan.successiveHigh === 0 ? decodeDcFirst : decodeDcRefine;
  return scan.successiveHigh === 0 ? decodeAcFirst : decodeAcRefine;
}

const decodeBaseline: BlockDecoder = ({ reader }, coefficients, at, previous, dc, ac) => {
  const size = reader.symbol(dc);
  const value = previous + (size === 0 ? 0 : reader.signed(size & 15));
  coefficients[at] = value;
  for (let index = 1; index < 64; index += 1) {
    const symbol = reader.symbol(ac);
    const bits = symbol & 15;
    const zeros = symbol >> 4;
    if (bits === 0) {
      if (zeros < 15) break;
      index += 15;
      continue;
    }
    index += zeros;
    if (index > 63) throw damagedJpeg();
    coefficients[at + (NATURAL_ORDER[index] ?? 0)] = reader.signed(bits);
  }
  return value;
};

const decodeDcFirst: BlockDecoder = ({ reader, scan }, coefficients, at, previous, dc) => {
  const size = reader.symbol(dc);
  const value = previous + (size === 0 ? 0 : reader.signed(size & 15));
  coefficients[at] = value << scan.successiveLow;
  return value;
};

const decodeDcRefine: BlockDecoder = ({ reader, scan }, coefficients, at, previous) => {
  if (reader.bit() === 1) coefficients[at] = (coefficients[at] ?? 0) | (1 << scan.successiveLow);
  return previous;
};

const decodeAcFirst: BlockDecoder = (state, coefficients, at, previous, _dc, ac) => {
  if (state.endOfBandRun > 0) {
    state.endOfBandRun -= 1;
    return previous;
  }
  const { reader, scan } = state;
  for (let index = scan.spectralStart; index <= scan.spectralEnd; index += 1) {
    const symbol = reader.symbol(ac);
    const bits = symbol & 15;
    const zeros = symbol >> 4;
    if (bits === 0) {
      if (zeros < 15) {
        state.endOfBandRun = (1 << zeros) - 1 + reader.take(zeros);
        break;
      }
      index += 15;
      continue;
    }
    index += zeros;
    if (index > 63) throw damagedJpeg();
    coefficients[at + (NATURAL_ORDER[index] ?? 0)] = reader.signed(bits) * (1 << scan.successiveLow);
  }
  return previous;
};

const decodeAcRefine: BlockDecoder = (state, coefficients, at, previous, _dc, ac) => {
  const { reader, scan } = state;
  const step = 1 << scan.successiveLow;
  let index = scan.spectralStart;
  if (state.endOfBandRun === 0) {
    for (; index <= scan.spectralEnd; index += 1) {
      const symbol = reader.symbol(ac);
      let zeros = symbol >> 4;
      let value = 0;
      if ((symbol & 15) === 0) {
        if (zeros < 15) {
          state.endOfBandRun = (1 << zeros) + reader.take(zeros);
          break;
        }
      } else {
        value = reader.bit() === 1 ? step : -step;
      }
      // Known coefficients on the way get their next bit; only unknown ones count as zeros of the run.
      for (; index <= scan.spectralEnd; index += 1) {
        const place = at + (NATURAL_ORDER[index] ?? 0);
        if (coefficients[place] !== 0) {
          refine(reader, coefficients, place, step);
        } else {
          if (zeros === 0) {
            if (value !== 0) coefficients[place] = value;
            break;
          }
          zeros -= 1;
        }
      }
    }
  }
  if (state.endOfBandRun > 0) {
    for (; index <= scan.spectralEnd; index += 1) {
      const place = at + (NATURAL_ORDER[index] ?? 0);
      if (coefficients[place] !== 0) refine(reader, coefficients, place, step);
    }
    state.endOfBandRun -= 1;
  }
  return previous;
};

function refine(reader: BitReader, coefficients: Int16Array, place: number, step: number): void {
  if (reader.bit() === 0) return;
  const known = coefficients[place] ?? 0;
  if ((known & step) === 0) coefficients[place] = known + (known >= 0 ? step : -step);
}
