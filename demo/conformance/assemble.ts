import type { RasterFile, Samples } from "../../src/raster/tiff/types.ts";

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

/** Reads every block of `area` at one level (0 is full resolution) and copies the area out of them. */
export async function assemble(file: RasterFile, area: Area, number = 0): Promise<Assembled> {
  const level = file.levels[number];
  if (level === undefined) throw new RangeError(`The file has no level ${number}.`);
  const { blockWidth, blockHeight } = level;
  const indices = file.bands.map((_, index) => index);
  let bands: Samples[] = [];
  let valid: Uint8Array | null = null;
  const length = area.width * area.height;
  for (let row = Math.floor(area.y / blockHeight); row * blockHeight < area.y + area.height; row += 1) {
    for (
      let column = Math.floor(area.x / blockWidth);
      column * blockWidth < area.x + area.width;
      column += 1
    ) {
      const block = await file.readBlock({ level: number, column, row }, indices);
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

function constructorOf(samples: Samples): new (length: number) => Samples {
  return samples.constructor as new (length: number) => Samples;
}
