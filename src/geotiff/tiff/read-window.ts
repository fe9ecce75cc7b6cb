import type { Block, BlockAddress, RasterFile, RasterLevel, Samples } from "./types.ts";

/** A rectangle of a level's pixels. */
export interface PixelWindow {
  /** Of the west-most pixel; 0 is the image's first. */
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** Samples of a window, row by row, `width` × `height`. */
export interface WindowSamples {
  /** One array per requested band, of the file's sample type. Zero outside the image and in blocks left out. */
  readonly bands: readonly Samples[];
  /** Zero where the file's mask or alpha says "no data"; null where nothing is masked. */
  readonly valid: Uint8Array | null;
}

export interface WindowOptions {
  /** 0, full resolution, unless told otherwise. */
  readonly level?: number;
  /** Zero-based; all bands unless told otherwise. */
  readonly bands?: readonly number[];
  /** False for blocks that need not be read. */
  readonly needs?: (block: PixelWindow) => boolean;
  /** At most so many blocks are asked for together: 64 unless told otherwise. */
  readonly blocksAtATime?: number;
  readonly signal?: AbortSignal;
}

/** What windows are read from: a file, or a cache in front of one. */
export type BlockReader = Pick<RasterFile, "levels" | "bands" | "readBlock">;

/** Decoded pixels that are held at the same time while they are copied, 16 million. */
const PIXELS_TOGETHER = 16 * 2 ** 20;
/** Enough that a source can join the ranges of blocks that lie side by side. */
const BLOCKS_AT_A_TIME = 64;

/**
 * Reads the blocks under a window and copies the window out of them, as stored. The caller bounds the
 * window's size: `bands × width × height` samples are allocated.
 * @throws RangeError for a level the file does not have; what `readBlock` rejects with
 */
export async function readWindow(
  file: BlockReader,
  window: PixelWindow,
  options: WindowOptions = {},
): Promise<WindowSamples> {
  const { level: number = 0, needs, blocksAtATime = BLOCKS_AT_A_TIME, signal } = options;
  const level = file.levels[number];
  if (level === undefined) throw new RangeError(`The file has no level ${number}.`);
  const bands = options.bands ?? file.bands.map((_, index) => index);
  const target = new Target(window, level);
  const addresses = addressesOf(window, level, number);
  const together = Math.floor(PIXELS_TOGETHER / (level.blockWidth * level.blockHeight));
  for (;;) {
    const batch = take(addresses, Math.max(1, Math.min(together, blocksAtATime)), (address) =>
      needs ? needs(extentOf(address, level)) : true,
    );
    if (batch.length === 0) return { bands: target.bands, valid: target.valid };
    const blocks = await Promise.all(batch.map((address) => file.readBlock(address, bands, signal)));
    for (const [index, address] of batch.entries()) target.copy(blocks[index], extentOf(address, level));
  }
}

/** The window while it is filled. Its arrays are made with the first block, which tells their type. */
class Target {
  bands: readonly Samples[] = [];
  valid: Uint8Array | null = null;
  readonly #window: PixelWindow;
  readonly #level: RasterLevel;

  constructor(window: PixelWindow, level: RasterLevel) {
    this.#window = window;
    this.#level = level;
  }

  copy(block: Block | undefined, extent: PixelWindow): void {
    if (!block) return;
    const { column, row, width, height } = this.#window;
    const length = width * height;
    if (this.bands.length === 0)
      this.bands = block.samples.map((samples) => new (constructorOf(samples))(length));
    // Blocks that came before, or that nothing is masked in, are valid throughout.
    if (block.valid !== null) this.valid ??= new Uint8Array(length).fill(255);
    const left = Math.max(column, extent.column);
    const right = Math.min(column + width, extent.column + extent.width, this.#level.width);
    const bottom = Math.min(row + height, extent.row + extent.height, this.#level.height);
    if (right <= left) return;
    for (let y = Math.max(row, extent.row); y < bottom; y += 1) {
      const from = (y - extent.row) * extent.width + left - extent.column;
      const to = (y - row) * width + left - column;
      for (const [index, samples] of block.samples.entries())
        this.bands[index]?.set(samples.subarray(from, from + right - left), to);
      if (block.valid !== null) this.valid?.set(block.valid.subarray(from, from + right - left), to);
    }
  }
}

/** Where a block lies, padding included. */
function extentOf({ column, row }: BlockAddress, { blockWidth, blockHeight }: RasterLevel): PixelWindow {
  return { column: column * blockWidth, row: row * blockHeight, width: blockWidth, height: blockHeight };
}

/** One after the other: a file may claim to have more blocks than a list can hold. */
function* addressesOf(window: PixelWindow, level: RasterLevel, number: number): Generator<BlockAddress> {
  const { width, height, blockWidth, blockHeight } = level;
  const right = Math.min(window.column + window.width, width);
  const bottom = Math.min(window.row + window.height, height);
  const firstColumn = Math.floor(Math.max(0, window.column) / blockWidth);
  const firstRow = Math.floor(Math.max(0, window.row) / blockHeight);
  for (let row = firstRow; row * blockHeight < bottom; row += 1) {
    for (let column = firstColumn; column * blockWidth < right; column += 1)
      yield { level: number, column, row };
  }
}

function take<Item>(items: Iterator<Item>, count: number, wanted: (item: Item) => boolean): Item[] {
  const taken: Item[] = [];
  while (taken.length < count) {
    const { done, value } = items.next();
    if (done === true) break;
    if (wanted(value)) taken.push(value);
  }
  return taken;
}

function constructorOf(samples: Samples): new (length: number) => Samples {
  return samples.constructor as new (length: number) => Samples;
}
