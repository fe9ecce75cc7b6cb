import { damagedWebp } from "./lossless-bits.ts";

/** The arithmetic decoder of VP8 (RFC 6386, section 7). */
export class BoolReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  #value = 0;
  #range = 255;
  #held = -8;
  /** Bytes made up behind the end; a few are normal. */
  #padding = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** One bit whose chance to be 0 is `probability` / 256. */
  bit(probability: number): number {
    if (this.#held < 0) this.#fill();
    const split = 1 + (((this.#range - 1) * probability) >> 8);
    const high = split << this.#held;
    let result = 0;
    if (this.#value >= high) {
      this.#value -= high;
      this.#range -= split;
      result = 1;
    } else {
      this.#range = split;
    }
    const shift = Math.clz32(this.#range) - 24;
    this.#range <<= shift;
    this.#held -= shift;
    return result;
  }

  /** A number of `count` bits, each as likely 0 as 1. */
  number(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value = (value << 1) | this.bit(128);
    return value;
  }

  /** A number followed by its sign. */
  signed(count: number): number {
    const value = this.number(count);
    return this.bit(128) === 1 ? -value : value;
  }

  /** A signed number when a flag says that there is one, else 0. */
  optional(count: number): number {
    return this.bit(128) === 1 ? this.signed(count) : 0;
  }

  #fill(): void {
    while (this.#held < 0) {
      const byte = this.#bytes[this.#position];
      if (byte === undefined) {
        this.#padding += 1;
        if (this.#padding > 64) throw damagedWebp();
      }
      this.#position += 1;
      this.#value = (this.#value << 8) | (byte ?? 0);
      this.#held += 8;
    }
  }
}
