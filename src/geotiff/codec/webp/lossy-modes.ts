import type { LossyHeader } from "./lossy-header.ts";
import { MODE_PROBABILITIES } from "./lossy-tables.ts";
import { mode } from "./lossy-predict.ts";

/** How one macroblock of 16 × 16 pixels is predicted. */
export interface Macroblock {
  readonly segment: number;
  readonly skip: boolean;
  /** Mode of the whole luma block; −1 where each 4 × 4 block has its own. */
  readonly luma: number;
  /** Modes of the sixteen 4 × 4 blocks. */
  readonly small: Uint8Array;
  readonly chroma: number;
}

/** Tree of the modes of 4 × 4 blocks: positive entries go on, others are modes with their sign changed. */
const TREE = [0, 1, -1, 2, -2, 3, 4, 6, -3, 5, -4, -5, -6, 7, -7, 8, -8, -9];

/** Reads modes row by row, remembering those above and on the left (RFC 6386, 11.2 and 11.3). */
export class ModeReader {
  readonly #header: LossyHeader;
  readonly #above: Uint8Array;
  readonly #left = new Uint8Array(4);

  constructor(header: LossyHeader, across: number) {
    this.#header = header;
    this.#above = new Uint8Array(across * 4);
  }

  startRow(): void {
    this.#left.fill(mode.dc);
  }

  read(column: number): Macroblock {
    const { modes: bits, segmentProbabilities, skipProbability } = this.#header;
    let segment = 0;
    if (segmentProbabilities !== null) {
      const [first = 255, second = 255, third = 255] = segmentProbabilities;
      segment = bits.bit(first) === 0 ? bits.bit(second) : 2 + bits.bit(third);
    }
    const skip = skipProbability !== null && bits.bit(skipProbability) === 1;
    const small = new Uint8Array(16);
    let luma = -1;
    if (bits.bit(145) === 1) {
      if (bits.bit(156) === 1) luma = bits.bit(128) === 1 ? mode.trueMotion : mode.horizontal;
      else luma = bits.bit(163) === 1 ? mode.vertical : mode.dc;
      this.#above.fill(luma, column * 4, column * 4 + 4);
      this.#left.fill(luma);
    } else {
      for (let index = 0; index < 16; index += 1)
        small[index] = this.#readSmall(column * 4 + (index & 3), index >> 2);
    }
    const chroma =
      bits.bit(142) === 0
        ? mode.dc
        : bits.bit(114) === 0
          ? mode.vertical
          : bits.bit(183) === 1
            ? mode.trueMotion
            : mode.horizontal;
    return { segment, skip, luma, small, chroma };
  }

  #readSmall(column: number, row: number): number {
    const start = ((this.#above[column] ?? 0) * 10 + (this.#left[row] ?? 0)) * 9;
    let node = 0;
    do {
      node = TREE[node * 2 + this.#header.modes.bit(MODE_PROBABILITIES[start + node] ?? 0)] ?? 0;
    } while (node > 0);
    this.#above[column] = -node;
    this.#left[row] = -node;
    return -node;
  }
}
