import { LOOKUP_BITS, type HuffmanTable } from "./huffman.ts";
import { damagedJpeg } from "./markers.ts";

/** Bits of entropy-coded data: stuffed zeros are skipped, at a marker zeros are delivered. */
export class BitReader {
  position: number;
  readonly #bytes: Uint8Array;
  #held = 0;
  #bits = 0;
  /** Zero bytes delivered behind the end; a few are normal, many mean that data is missing. */
  #padding = 0;

  constructor(bytes: Uint8Array, position: number) {
    this.#bytes = bytes;
    this.position = position;
  }

  /** Forgets what is left of the present byte, and steps over a restart marker. */
  restart(): void {
    this.#held = 0;
    this.#bits = 0;
    this.#padding = 0;
    while (this.position + 1 < this.#bytes.length) {
      const marker = this.#bytes[this.position + 1] ?? 0;
      if (this.#bytes[this.position] === 0xff && marker >= 0xd0 && marker <= 0xd7) {
        this.position += 2;
        return;
      }
      if (this.#bytes[this.position] === 0xff && marker !== 0 && marker !== 0xff) return;
      this.position += 1;
    }
  }

  #fill(): void {
    while (this.#held <= 16) {
      let byte = this.#bytes[this.position];
      if (byte === undefined || (byte === 0xff && this.#bytes[this.position + 1] !== 0)) {
        byte = 0;
        this.#padding += 1;
        if (this.#padding > 64) throw damagedJpeg();
      } else {
        this.position += byte === 0xff ? 2 : 1;
      }
      this.#bits = (this.#bits << 8) | byte;
      this.#held += 8;
    }
  }

  bit(): number {
    return this.take(1);
  }

  take(count: number): number {
    if (count === 0) return 0;
    if (this.#held < count) this.#fill();
    this.#held -= count;
    return (this.#bits >>> this.#held) & ((1 << count) - 1);
  }

  /** A signed number of `count` bits (ITU T.81, F.2.2.1 EXTEND). */
  signed(count: number): number {
    const value = this.take(count);
    return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  symbol(table: HuffmanTable): number {
    if (this.#held < 16) this.#fill();
    const entry = table.lookup[(this.#bits >>> (this.#held - LOOKUP_BITS)) & ((1 << LOOKUP_BITS) - 1)] ?? 0;
    if (entry !== 0) {
      this.#held -= entry >> 8;
      return entry & 0xff;
    }
    for (let length = LOOKUP_BITS + 1; length <= 16; length += 1) {
      const code = (this.#bits >>> (this.#held - length)) & ((1 << length) - 1);
      if (code <= (table.maxCode[length] ?? -1)) {
        this.#held -= length;
        return table.symbols[code + (table.offset[length] ?? 0)] ?? 0;
      }
    }
    throw damagedJpeg();
  }
}
