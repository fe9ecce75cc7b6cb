import type { BlockAddress, RasterFile, Samples } from "../src/geotiff/tiff/types.ts";

/** Samples of one level put together from all its blocks, or of the part of it that is asked for. */
export interface Assembled {
  readonly bands: readonly Samples[];
  /** 0 or 255 a pixel; null where nothing is masked. */
  readonly valid: Uint8Array | null;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Blocks that are decoded at the same time. */
const together = 8;

/** Reads every block of `area` at one level (0 is full resolution) and copies the area out of them. */
export async function assemble(file: RasterFile, area: Area, number = 0): Promise<Assembled> {
  const level = file.levels[number];
  if (level === undefined) throw new RangeError(`The file has no level ${number}.`);
  const { blockWidth, blockHeight } = level;
  const indices = file.bands.map((_, index) => index);
  let bands: Samples[] = [];
  let valid: Uint8Array | null = null;
  const length = area.width * area.height;
  const addresses = addressesOf(area, blockWidth, blockHeight, number);
  for (;;) {
    const part = take(addresses, together);
    if (part.length === 0) break;
    const blocks = await Promise.all(part.map((address) => file.readBlock(address, indices)));
    for (const [position, block] of blocks.entries()) {
      const { column, row } = part[position] ?? { column: 0, row: 0 };
      if (bands.length === 0) bands = block.samples.map((samples) => new (constructorOf(samples))(length));
      if (block.valid !== null) valid ??= new Uint8Array(length);
      const left = Math.max(area.x, column * blockWidth);
      const right = Math.min(area.x + area.width, (column + 1) * blockWidth);
      const bottom = Math.min(area.y + area.height, (row + 1) * blockHeight);
      for (let y = Math.max(area.y, row * blockHeight); y < bottom; y += 1) {
        const from = (y - row * blockHeight) * blockWidth + left - column * blockWidth;
        const to = (y - area.y) * area.width + left - area.x;
        for (const [index, samples] of block.samples.entries()) {
          bands[index]?.set(samples.subarray(from, from + right - left), to);
        }
        if (block.valid !== null) valid?.set(block.valid.subarray(from, from + right - left), to);
      }
    }
  }
  return { bands, valid };
}

/** One after the other: a file may claim to have more blocks than a list can hold. */
function* addressesOf(area: Area, width: number, height: number, level: number): Generator<BlockAddress> {
  const firstColumn = Math.floor(area.x / width);
  for (let row = Math.floor(area.y / height); row * height < area.y + area.height; row += 1) {
    for (let column = firstColumn; column * width < area.x + area.width; column += 1)
      yield { level, column, row };
  }
}

function take<Item>(items: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < count) {
    const { done, value } = items.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}

function constructorOf(samples: Samples): new (length: number) => Samples {
  return samples.constructor as new (length: number) => Samples;
}
