/** Of what a link says: it was cut off, changed or made by hand. */
export class DamagedLink extends Error {
  override readonly name = "DamagedLink";
}

/** Reads what `ByteWriter` writes. All methods throw DamagedLink beyond the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new DamagedLink("is cut off");
    this.#at += 1;
    return byte;
  }

  unsigned(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 42; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new DamagedLink("has a number that is too large");
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A number of things that take at least one byte each, so that no more room is made than the link fills. */
  count(): number {
    const count = this.unsigned();
    if (count > this.rest) throw new DamagedLink("is cut off");
    return count;
  }

  text(): string {
    const length = this.count();
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return new TextDecoder().decode(bytes);
  }
}
