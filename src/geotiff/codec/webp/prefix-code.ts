import { damagedWebp, type LosslessBits } from "./lossless-bits.ts";

/** A canonical prefix code: for each length the first code and where its symbols start. */
export interface PrefixCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** The symbol that takes no bits at all, or −1. */
  readonly only: number;
}

const MAX_LENGTH = 15;
/** Order in which the lengths of the code for code lengths are stored. */
const LENGTH_ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

export function readPrefixCode(bits: LosslessBits, alphabet: number): PrefixCode {
  const lengths = new Uint8Array(alphabet);
  if (bits.take(1) === 1) {
    const two = bits.take(1) === 1;
    const first = bits.take(bits.take(1) === 1 ? 8 : 1);
    const second = two ? bits.take(8) : first;
    if (first >= alphabet || second >= alphabet) throw damagedWebp();
    lengths[first] = 1;
    lengths[second] = 1;
    return buildPrefixCode(lengths);
  }
  const stored = new Uint8Array(LENGTH_ORDER.length);
  const count = 4 + bits.take(4);
  for (const place of LENGTH_ORDER.slice(0, count)) stored[place] = bits.take(3);
  readLengths(bits, buildPrefixCode(stored), lengths);
  return buildPrefixCode(lengths);
}

function readLengths(bits: LosslessBits, code: PrefixCode, lengths: Uint8Array): void {
  let left = lengths.length;
  if (bits.take(1) === 1) left = 2 + bits.take(2 + 2 * bits.take(3));
  let previous = 8;
  for (let index = 0; index < lengths.length && left > 0; left -= 1) {
    const symbol = readSymbol(bits, code);
    if (symbol < 16) {
      lengths[index] = symbol;
      index += 1;
      if (symbol !== 0) previous = symbol;
      continue;
    }
    const value = symbol === 16 ? previous : 0;
    const run = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (index + run > lengths.length) throw damagedWebp();
    lengths.fill(value, index, index + run);
    index += run;
  }
}

function buildPrefixCode(lengths: Uint8Array): PrefixCode {
  const counts = new Uint16Array(MAX_LENGTH + 1);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const symbols = new Uint16Array(total);
  let position = 0;
  // Codes of one length go to symbols in their order: a canonical code.
  for (let length = 1; length <= MAX_LENGTH; length += 1) {
    if (counts[length] === 0) continue;
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] === length) {
        symbols[position] = symbol;
        position += 1;
      }
    }
  }
  if (total === 0) throw damagedWebp();
  return { counts, symbols, only: total === 1 ? (symbols[0] ?? 0) : -1 };
}

export function readSymbol(bits: LosslessBits, code: PrefixCode): number {
  if (code.only >= 0) return code.only;
  let value = 0;
  let first = 0;
  let position = 0;
  for (let length = 1; length <= MAX_LENGTH; length += 1) {
    value |= bits.take(1);
    const count = code.counts[length] ?? 0;
    if (value - first < count) return code.symbols[position + value - first] ?? 0;
    position += count;
    first = (first + count) << 1;
    value <<= 1;
  }
  throw damagedWebp();
}
