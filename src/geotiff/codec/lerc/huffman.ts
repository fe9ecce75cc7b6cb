import type { Samples } from "../layout.ts";
import { readStuffed } from "./bit-stuffing.ts";
import { damagedLerc, type Cursor } from "./cursor.ts";
import type { LercHeader } from "./header.ts";

/** Bits of a word, from the highest; words are little-endian. */
class WordBits {
  readonly #bytes: Uint8Array;
  #bit: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#bit = start * 8;
    this.#start = start;
  }

  readonly #start: number;

  next(): number {
    const inWord = (this.#bit - this.#start * 8) & 31;
    const word = (this.#bit - this.#start * 8) >> 5;
    const at = this.#start + word * 4 + 3 - (inWord >> 3);
    const byte = this.#bytes[at];
    if (byte === undefined) throw damagedLerc();
    this.#bit += 1;
    return (byte >> (7 - (inWord & 7))) & 1;
  }

  take(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value = value * 2 + this.next();
    return value;
  }

  /** Position behind the last word that was begun. */
  get end(): number {
    return this.#start + Math.ceil((this.#bit - this.#start * 8) / 32) * 4;
  }
}

/** A binary tree in one array: two entries a node, ~value for leaves, 0 for none. */
type Tree = Int32Array;

const MAX_CODE_LENGTH = 32;

function readTree(cursor: Cursor, version: number): Tree {
  if (cursor.integer() < 2) throw damagedLerc();
  const [size, first, end] = [cursor.integer(), cursor.integer(), cursor.integer()];
  if (size <= 0 || size > 1 << 16 || first < 0 || first >= end || end - first > size) throw damagedLerc();
  const lengths = readStuffed(cursor, version, end - first);
  if (lengths.length !== end - first) throw damagedLerc();
  const bits = new WordBits(cursor.bytes, cursor.position);
  const nodes = [0, 0];
  for (const [index, length] of lengths.entries()) {
    if (length === 0) continue;
    if (length > MAX_CODE_LENGTH) throw damagedLerc();
    // Codes are counted from `first` and wrap around: those of small negative differences are at the end.
    const value = first + index < size ? first + index : first + index - size;
    let node = 0;
    for (let depth = 1; depth <= length; depth += 1) {
      const slot = node + bits.next();
      const known = nodes[slot] ?? 0;
      if (depth === length) {
        if (known !== 0) throw damagedLerc();
        nodes[slot] = ~value;
      } else {
        if (known < 0) throw damagedLerc();
        if (known === 0) {
          nodes[slot] = nodes.length;
          nodes.push(0, 0);
        }
        node = nodes[slot] ?? 0;
      }
    }
  }
  cursor.position = bits.end;
  return Int32Array.from(nodes);
}

/**
 * Numbers of 8 bits by Huffman codes.
 * @param differences true where each is stored as the difference to its left or upper neighbour
 */
export function readHuffman(
  cursor: Cursor,
  header: LercHeader,
  mask: Uint8Array | null,
  differences: boolean,
  output: Samples,
): void {
  const { width, height, depth, dataType, version } = header;
  const tree = readTree(cursor, version);
  const bits = new WordBits(cursor.bytes, cursor.position);
  // Signed numbers are counted from their lowest.
  const lowest = dataType === 0 ? 128 : 0;
  const decode = (): number => {
    let node = 0;
    for (;;) {
      const next = tree[node + bits.next()] ?? 0;
      if (next === 0) throw damagedLerc();
      if (next < 0) return ~next - lowest;
      node = next;
    }
  };
  if (!differences) {
    for (let pixel = 0, index = 0; pixel < width * height; pixel += 1, index += depth) {
      if (mask !== null && mask[pixel] === 0) continue;
      for (let part = 0; part < depth; part += 1) output[index + part] = decode();
    }
    return;
  }
  for (let part = 0; part < depth; part += 1) {
    let previous = 0;
    for (let row = 0, pixel = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1, pixel += 1) {
        if (mask !== null && mask[pixel] === 0) continue;
        const hasLeft = column > 0 && (mask === null || mask[pixel - 1] !== 0);
        const hasUpper = row > 0 && (mask === null || mask[pixel - width] !== 0);
        const index = pixel * depth + part;
        const neighbour = hasLeft || !hasUpper ? previous : (output[index - width * depth] ?? 0);
        // Eight bits of storage do the wrapping around.
        output[index] = decode() + neighbour;
        previous = output[index] ?? 0;
      }
    }
  }
}
