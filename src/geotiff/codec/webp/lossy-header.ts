import { CodecError } from "../types.ts";
import { BoolReader } from "./bool-reader.ts";
import { damagedWebp } from "./lossless-bits.ts";
import { AC_STEPS, DC_STEPS, DEFAULT_PROBABILITIES, UPDATE_PROBABILITIES } from "./lossy-tables.ts";

/** Steps of one segment: [first, others] of luma, of the second-order luma block, and of chroma. */
export interface Quantizer {
  readonly luma: readonly [number, number];
  readonly second: readonly [number, number];
  readonly chroma: readonly [number, number];
}

/** How strongly edges are smoothed; null where they are not. */
export interface FilterStrength {
  readonly limit: number;
  readonly inner: number;
  readonly highVariance: number;
}

export interface LossyHeader {
  readonly width: number;
  readonly height: number;
  readonly modes: BoolReader;
  readonly partitions: readonly BoolReader[];
  /** Probabilities of a macroblock's segment; null where it is not stored. */
  readonly segmentProbabilities: readonly number[] | null;
  readonly quantizers: readonly Quantizer[];
  readonly simpleFilter: boolean;
  /** By segment, then for whole (0) and split (1) macroblocks. */
  readonly filters: readonly (readonly [FilterStrength | null, FilterStrength | null])[];
  readonly probabilities: Uint8Array;
  /** Probability that a macroblock has coefficients; null where all have. */
  readonly skipProbability: number | null;
}

/** Frame header of a VP8 key frame (RFC 6386, section 9). */
export function readLossyHeader(bytes: Uint8Array): LossyHeader {
  if (bytes.length < 10 || bytes[3] !== 0x9d || bytes[4] !== 0x01 || bytes[5] !== 0x2a) throw damagedWebp();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  if ((frame & 1) !== 0) throw new CodecError("WebP without a key frame", { unsupported: true });
  const firstLength = frame >> 5;
  if (10 + firstLength > bytes.length) throw damagedWebp();
  const modes = new BoolReader(bytes.subarray(10, 10 + firstLength));
  modes.number(2);
  const segments = readSegments(modes);
  const filter = readFilter(modes);
  const partitions = readPartitions(bytes.subarray(10 + firstLength), 1 << modes.number(2));
  const base = modes.number(7);
  const deltas = [
    modes.optional(4),
    modes.optional(4),
    modes.optional(4),
    modes.optional(4),
    modes.optional(4),
  ];
  modes.number(1);
  const probabilities = DEFAULT_PROBABILITIES.slice();
  for (let index = 0; index < probabilities.length; index += 1) {
    if (modes.bit(UPDATE_PROBABILITIES[index] ?? 255) === 1) probabilities[index] = modes.number(8);
  }
  return {
    width: view.getUint16(6, true) & 0x3fff,
    height: view.getUint16(8, true) & 0x3fff,
    modes,
    partitions,
    segmentProbabilities: segments.probabilities,
    quantizers: segments.quantizers.map((value) =>
      quantizerOf(segments.absolute ? value : base + value, deltas),
    ),
    simpleFilter: filter.simple,
    filters: segments.strengths.map((value) => {
      const level = segments.absolute ? value : filter.level + value;
      return [
        strengthOf(level + filter.wholeDelta, filter.sharpness, filter.level),
        strengthOf(level + filter.wholeDelta + filter.splitDelta, filter.sharpness, filter.level),
      ] as const;
    }),
    probabilities,
    skipProbability: modes.bit(128) === 1 ? modes.number(8) : null,
  };
}

interface Segments {
  readonly probabilities: readonly number[] | null;
  readonly absolute: boolean;
  readonly quantizers: readonly number[];
  readonly strengths: readonly number[];
}

const FOUR = [0, 1, 2, 3] as const;

function readSegments(bits: BoolReader): Segments {
  if (bits.bit(128) === 0) return { probabilities: null, absolute: false, quantizers: [0], strengths: [0] };
  const hasMap = bits.bit(128) === 1;
  const hasData = bits.bit(128) === 1;
  const absolute = hasData && bits.bit(128) === 1;
  const quantizers = FOUR.map(() => (hasData ? bits.optional(7) : 0));
  const strengths = FOUR.map(() => (hasData ? bits.optional(6) : 0));
  const probabilities = hasMap ? [0, 1, 2].map(() => (bits.bit(128) === 1 ? bits.number(8) : 255)) : null;
  return { probabilities, absolute, quantizers, strengths };
}

function readFilter(bits: BoolReader) {
  const simple = bits.bit(128) === 1;
  const level = bits.number(6);
  const sharpness = bits.number(3);
  const deltas = [0, 0, 0, 0, 0, 0, 0, 0];
  const adjusts = bits.bit(128) === 1;
  if (adjusts && bits.bit(128) === 1) {
    for (const [index] of deltas.entries()) deltas[index] = bits.optional(6);
  }
  return { simple, level, sharpness, wholeDelta: deltas[0] ?? 0, splitDelta: deltas[4] ?? 0 };
}

function readPartitions(bytes: Uint8Array, count: number): BoolReader[] {
  let start = 3 * (count - 1);
  if (start > bytes.length) throw damagedWebp();
  return Array.from({ length: count }, (_, index) => {
    const at = index * 3;
    const length = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    const end = index === count - 1 ? bytes.length : Math.min(bytes.length, start + length);
    const partition = new BoolReader(bytes.subarray(start, end));
    start = end;
    return partition;
  });
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function quantizerOf(
  index: number,
  [lumaDc = 0, secondDc = 0, secondAc = 0, chromaDc = 0, chromaAc = 0]: readonly number[],
): Quantizer {
  const dc = (delta: number, most = 127): number => DC_STEPS[clamp(index + delta, most)] ?? 4;
  const ac = (delta: number): number => AC_STEPS[clamp(index + delta, 127)] ?? 4;
  return {
    luma: [dc(lumaDc), ac(0)],
    second: [dc(secondDc) * 2, Math.max(8, Math.floor((ac(secondAc) * 155) / 100))],
    chroma: [dc(chromaDc, 117), ac(chromaAc)],
  };
}

function strengthOf(wanted: number, sharpness: number, frameLevel: number): FilterStrength | null {
  const level = clamp(wanted, 63);
  if (level === 0 || frameLevel === 0) return null;
  let inner = level;
  if (sharpness > 0) inner = Math.min(inner >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
  inner = Math.max(1, inner);
  return { limit: 2 * level + inner, inner, highVariance: level >= 40 ? 2 : level >= 15 ? 1 : 0 };
}
