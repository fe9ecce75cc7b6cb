import { CodecError } from "../types.ts";

/** Bits of a lossless WebP stream: least significant first. */
export class LosslessBits {
  readonly #bytes: Uint8Array;
  #position: number;
  #bits = 0;
  #held = 0;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.#position = position;
  }

  /** Up to 24 bits. @throws CodecError at the end of the data */
  take(count: number): number {
    while (this.#held < count) {
      const byte = this.#bytes[this.#position];
      if (byte === undefined) throw damagedWebp();
      this.#position += 1;
      this.#bits |= byte << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }
}

export function damagedWebp(): CodecError {
  return new CodecError("The WebP data of a block is damaged.");
}
