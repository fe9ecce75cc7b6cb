import type { BoolReader } from "./bool-reader.ts";
import { filterFrame, type FilteredBlock } from "./lossy-filter.ts";
import { readLossyHeader, type LossyHeader, type Quantizer } from "./lossy-header.ts";
import { ModeReader, type Macroblock } from "./lossy-modes.ts";
import { predictSmall, predictSquare } from "./lossy-predict.ts";
import { blockType, readCoefficients } from "./lossy-residuals.ts";
import { addInverseDct, inverseWalsh, type Frame, type Plane } from "./lossy-transform.ts";

/** Decodes a VP8 key frame (RFC 6386) of the expected size. @returns null when it has another size */
export function decodeLossy(bytes: Uint8Array, width: number, height: number): Frame | null {
  const header = readLossyHeader(bytes);
  if (header.width !== width || header.height !== height) return null;
  const across = Math.ceil(width / 16);
  const down = Math.ceil(height / 16);
  const frame: Frame = {
    width,
    height,
    luma: plane(across * 16, down * 16),
    blue: plane(across * 8, down * 8),
    red: plane(across * 8, down * 8),
  };
  const decoder = new MacroblockDecoder(header, frame, across);
  const modes = new ModeReader(header, across);
  const blocks: FilteredBlock[] = [];
  for (let row = 0; row < down; row += 1) {
    modes.startRow();
    decoder.startRow(row);
    for (let column = 0; column < across; column += 1) {
      const block = modes.read(column);
      const hasCoefficients = decoder.decode(block, column, row);
      const isSplit = block.luma < 0;
      const strength = header.filters[block.segment]?.[isSplit ? 1 : 0] ?? null;
      blocks.push({ strength, inner: isSplit || hasCoefficients });
    }
  }
  filterFrame(frame, blocks, across, header.simpleFilter);
  return frame;
}

/** Samples above a frame count as 127, on its left as 129 (RFC 6386, 12.2). */
function plane(width: number, height: number): Plane {
  const stride = width + 32;
  const origin = stride + 16;
  const samples = new Uint8Array(stride * (height + 1));
  samples.fill(127, 0, stride);
  for (let row = 1; row <= height; row += 1) samples[row * stride + 15] = 129;
  return { samples, stride, origin };
}

class MacroblockDecoder {
  readonly #header: LossyHeader;
  readonly #frame: Frame;
  readonly #across: number;
  /** Whether the blocks above and on the left had coefficients: four of luma, two and two of chroma, one of second order. */
  readonly #above: Uint8Array;
  readonly #left = new Uint8Array(9);
  readonly #coefficients = new Int16Array(25 * 16);
  #bits: BoolReader;

  constructor(header: LossyHeader, frame: Frame, across: number) {
    this.#header = header;
    this.#frame = frame;
    this.#across = across;
    this.#above = new Uint8Array(across * 9);
    this.#bits = this.#partition(0);
  }

  startRow(row: number): void {
    this.#left.fill(0);
    this.#bits = this.#partition(row);
  }

  /** @returns whether any coefficient was stored */
  decode(block: Macroblock, column: number, row: number): boolean {
    this.#coefficients.fill(0);
    const quantizer = this.#header.quantizers[block.segment] ?? this.#header.quantizers[0];
    let hasCoefficients = false;
    if (block.skip || quantizer === undefined) this.#forget(column, block.luma >= 0);
    else hasCoefficients = this.#readResiduals(block.luma >= 0, quantizer, column);
    this.#reconstructLuma(block, column, row);
    for (const [index, chroma] of [this.#frame.blue, this.#frame.red].entries()) {
      const at = chroma.origin + row * 8 * chroma.stride + column * 8;
      predictSquare(chroma, at, 8, block.chroma, row > 0, column > 0);
      for (let small = 0; small < 4; small += 1) {
        const start = (16 + index * 4 + small) * 16;
        addInverseDct(
          this.#coefficients,
          start,
          chroma,
          at + (small >> 1) * 4 * chroma.stride + (small & 1) * 4,
        );
      }
    }
    return hasCoefficients;
  }

  #partition(row: number): BoolReader {
    const { partitions, modes } = this.#header;
    return partitions[row % partitions.length] ?? modes;
  }

  /** A macroblock without coefficients leaves the state of second-order blocks alone unless it has one. */
  #forget(column: number, hasSecond: boolean): void {
    const count = hasSecond ? 9 : 8;
    this.#left.fill(0, 0, count);
    this.#above.fill(0, column * 9, column * 9 + count);
  }

  #readResiduals(hasSecond: boolean, quantizer: Quantizer, column: number): boolean {
    let first = 0;
    let type: number = blockType.luma;
    if (hasSecond) {
      const second = new Int16Array(16);
      this.#readBlock(8, 8, column, blockType.second, quantizer.second, 0, second, 0);
      inverseWalsh(second, this.#coefficients);
      first = 1;
      type = blockType.lumaAfterSecond;
    }
    for (let index = 0; index < 16; index += 1) {
      this.#readBlock(
        index & 3,
        index >> 2,
        column,
        type,
        quantizer.luma,
        first,
        this.#coefficients,
        index * 16,
      );
    }
    for (let index = 0; index < 8; index += 1) {
      const side = 4 + (index >> 2) * 2;
      const across = side + (index & 1);
      const down = side + ((index >> 1) & 1);
      this.#readBlock(
        across,
        down,
        column,
        blockType.chroma,
        quantizer.chroma,
        0,
        this.#coefficients,
        (16 + index) * 16,
      );
    }
    return this.#coefficients.some((coefficient) => coefficient !== 0);
  }

  #readBlock(
    top: number,
    side: number,
    column: number,
    type: number,
    steps: readonly [number, number],
    first: number,
    output: Int16Array,
    start: number,
  ): void {
    const place = column * 9 + top;
    const context = (this.#above[place] ?? 0) + (this.#left[side] ?? 0);
    const end = readCoefficients(
      this.#bits,
      this.#header.probabilities,
      type,
      context,
      steps,
      first,
      output,
      start,
    );
    const flag = end > first ? 1 : 0;
    this.#above[place] = flag;
    this.#left[side] = flag;
  }

  #reconstructLuma(block: Macroblock, column: number, row: number): void {
    const { luma } = this.#frame;
    const at = luma.origin + row * 16 * luma.stride + column * 16;
    if (block.luma >= 0) predictSquare(luma, at, 16, block.luma, row > 0, column > 0);
    const right = block.luma < 0 ? this.#aboveRight(at, column, row) : [];
    for (let index = 0; index < 16; index += 1) {
      const place = at + (index >> 2) * 4 * luma.stride + (index & 3) * 4;
      if (block.luma < 0) {
        // The right column looks at the macroblock above on the right, whose lower rows are not known yet.
        const isLast = (index & 3) === 3;
        const start = place - luma.stride + 4;
        predictSmall(
          luma,
          place,
          block.small[index] ?? 0,
          isLast ? right : [...luma.samples.subarray(start, start + 4)],
        );
      }
      addInverseDct(this.#coefficients, index * 16, luma, place);
    }
  }

  #aboveRight(at: number, column: number, row: number): number[] {
    const { samples, stride } = this.#frame.luma;
    const start = at - stride + 16;
    if (row > 0 && column === this.#across - 1) {
      const last = samples[start - 1] ?? 0;
      return [last, last, last, last];
    }
    return [...samples.subarray(start, start + 4)];
  }
}
