import { damagedLerc, type Cursor } from "./cursor.ts";

/** Versions from here on fill words from their lowest bit, older ones from their highest. */
const LOWEST_BIT_FIRST = 3;

/**
 * Numbers packed with as many bits each as the largest needs, straight or as places in a table.
 * @param most how many there may be
 */
export function readStuffed(cursor: Cursor, version: number, most: number): Uint32Array {
  const head = cursor.byte();
  const count = cursor.number([5, 3, 1][head >> 6] ?? Number.NaN);
  if (count > most) throw damagedLerc();
  const bits = head & 31;
  const unpack = version >= LOWEST_BIT_FIRST ? unpackUpwards : unpackDownwards;
  if ((head & 32) === 0) return unpack(cursor, bits, count);
  const entries = cursor.byte() - 1;
  if (bits === 0 || entries < 0) throw damagedLerc();
  const table = unpack(cursor, bits, entries);
  // Zero is always the first entry and is not stored.
  const places = unpack(cursor, 32 - Math.clz32(entries), count);
  return places.map((place) => {
    if (place > entries) throw damagedLerc();
    return place === 0 ? 0 : (table[place - 1] ?? 0);
  });
}

function unpackUpwards(cursor: Cursor, bits: number, count: number): Uint32Array {
  const output = new Uint32Array(count);
  let at = cursor.take(Math.ceil((count * bits) / 8));
  let [held, available] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    // At most 31 bits are wanted and 7 left over: more than an integer holds, so the sum is a float.
    let [value, filled] = [held, available];
    while (filled < bits) {
      value += (cursor.bytes[at] ?? 0) * 2 ** filled;
      at += 1;
      filled += 8;
    }
    const size = 2 ** bits;
    output[index] = value % size;
    held = Math.floor(value / size);
    available = filled - bits;
  }
  return output;
}

/** The last word is kept in as few bytes as its bits need, shifted down. */
function unpackDownwards(cursor: Cursor, bits: number, count: number): Uint32Array {
  const output = new Uint32Array(count);
  const length = Math.ceil((count * bits) / 8);
  const start = cursor.take(length);
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < length; index += 1) {
    const isLast = index >= (words.length - 1) * 4;
    const unused = isLast ? words.length * 4 - length : 0;
    words[index >> 2] =
      (words[index >> 2] ?? 0) | ((cursor.bytes[start + index] ?? 0) << (8 * ((index & 3) + unused)));
  }
  for (let index = 0, bit = 0; index < count; index += 1) {
    let value = 0;
    for (let left = bits; left > 0;) {
      const inWord = bit & 31;
      const taken = Math.min(left, 32 - inWord);
      const part = ((words[bit >> 5] ?? 0) << inWord) >>> (32 - taken);
      value = value * 2 ** taken + part;
      bit += taken;
      left -= taken;
    }
    output[index] = value;
  }
  return output;
}
