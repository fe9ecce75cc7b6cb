import type { BoolReader } from "./bool-reader.ts";

const BANDS = [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0];
const ZIG_ZAG = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];
/** Probabilities of the further bits of large values. */
const CATEGORIES = [
  [173, 148, 140],
  [176, 155, 140, 135],
  [180, 157, 141, 134, 130],
  [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
] as const;
const NODES = 11;
const CONTEXTS = 3;

/** Kinds of blocks, as the probabilities are ordered. */
export const blockType = { lumaAfterSecond: 0, second: 1, chroma: 2, luma: 3 } as const;

/**
 * Reads the coefficients of one 4 × 4 block (RFC 6386, section 13) into `output` at `start`.
 * @returns position behind the last coefficient
 */
export function readCoefficients(
  bits: BoolReader,
  probabilities: Uint8Array,
  type: number,
  context: number,
  [dc, ac]: readonly [number, number],
  first: number,
  output: Int16Array,
  start: number,
): number {
  const node = (position: number, ctx: number): number =>
    ((type * 8 + (BANDS[position] ?? 0)) * CONTEXTS + ctx) * NODES;
  let at = node(first, context);
  for (let position = first; position < 16; position += 1) {
    if (bits.bit(probabilities[at] ?? 0) === 0) return position;
    while (bits.bit(probabilities[at + 1] ?? 0) === 0) {
      position += 1;
      if (position === 16) return 16;
      at = node(position, 0);
    }
    const isOne = bits.bit(probabilities[at + 2] ?? 0) === 0;
    const value = isOne ? 1 : readLarge(bits, probabilities, at);
    at = node(position + 1, isOne ? 1 : 2);
    const sign = bits.bit(128) === 1 ? -1 : 1;
    output[start + (ZIG_ZAG[position] ?? 0)] = sign * value * (position > 0 ? ac : dc);
  }
  return 16;
}

function readLarge(bits: BoolReader, probabilities: Uint8Array, at: number): number {
  const bit = (node: number): number => bits.bit(probabilities[at + node] ?? 0);
  if (bit(3) === 0) return bit(4) === 0 ? 2 : 3 + bit(5);
  if (bit(6) === 0) {
    if (bit(7) === 0) return 5 + bits.bit(159);
    const two = 2 * bits.bit(165);
    return 7 + two + bits.bit(145);
  }
  const high = bit(8);
  const category = 2 * high + bit(9 + high);
  let value = 0;
  for (const probability of CATEGORIES[category] ?? []) value = value * 2 + bits.bit(probability);
  return value + 3 + (8 << category);
}
