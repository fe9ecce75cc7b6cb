/** A Huffman code as lookup by the next bits (ITU T.81, annex C and F.2.2.3). */
export interface HuffmanTable {
  /** For each value of the next `lookupBits` bits: length of the code << 8 | symbol, or 0 when it is longer. */
  readonly lookup: Uint16Array;
  /** Greatest code of each length, −1 where there is none. */
  readonly maxCode: Int32Array;
  /** What to add to a code of each length to get the position of its symbol. */
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

export const LOOKUP_BITS = 9;

export function buildHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const lookup = new Uint16Array(1 << LOOKUP_BITS);
  const maxCode = new Int32Array(18).fill(-1);
  const offset = new Int32Array(18);
  let code = 0;
  let position = 0;
  for (let length = 1; length <= 16; length += 1) {
    const count = counts[length - 1] ?? 0;
    offset[length] = position - code;
    for (let index = 0; index < count; index += 1) {
      if (length <= LOOKUP_BITS) {
        const start = (code << (LOOKUP_BITS - length)) & ((1 << LOOKUP_BITS) - 1);
        lookup.fill((length << 8) | (symbols[position] ?? 0), start, start + (1 << (LOOKUP_BITS - length)));
      }
      code += 1;
      position += 1;
    }
    if (count > 0) maxCode[length] = code - 1;
    code <<= 1;
  }
  return { lookup, maxCode, offset, symbols };
}
