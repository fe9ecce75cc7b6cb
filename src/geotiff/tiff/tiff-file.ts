import { alphaBand, complexNodata } from "./bands.ts";
import { readCodecTags } from "./codec-tags.ts";
import type { Image } from "./image.ts";
import type { Level } from "./levels.ts";
import type { TiffLimits } from "./limits.ts";
import { MaskCache, readMask } from "./mask.ts";
import { readSamples, type DecodeBlock } from "./read-block.ts";
import type { SampleType } from "./sample-type.ts";
import type {
  Block,
  BlockAddress,
  Georeference,
  RasterBand,
  RasterFile,
  RasterLevel,
  Samples,
} from "./types.ts";

interface Description {
  readonly bands: readonly RasterBand[];
  readonly georeference: Georeference;
  readonly dateTime: string | undefined;
  readonly warnings: readonly string[];
  readonly decode: DecodeBlock | undefined;
}

export class TiffFile implements RasterFile {
  readonly url: string;
  readonly levels: readonly RasterLevel[];
  readonly bands: readonly RasterBand[];
  readonly georeference: Georeference;
  readonly dateTime?: string;
  readonly warnings: readonly string[];
  readonly #limits: TiffLimits;
  readonly #arranged: readonly Level[];
  readonly #type: SampleType;
  readonly #masks = new MaskCache();
  readonly #decode: DecodeBlock | undefined;

  constructor(
    url: string,
    limits: TiffLimits,
    levels: readonly Level[],
    type: SampleType,
    description: Description,
  ) {
    this.url = url;
    this.#limits = limits;
    this.#arranged = levels;
    this.#type = type;
    this.levels = levels.map(({ image: { width, height, blockWidth, blockHeight } }) => ({
      width,
      height,
      blockWidth,
      blockHeight,
    }));
    this.bands = description.bands;
    this.georeference = description.georeference;
    if (description.dateTime !== undefined) this.dateTime = description.dateTime;
    this.warnings = description.warnings;
    this.#decode = description.decode;
  }

  async readBlock(address: BlockAddress, bands: readonly number[], signal?: AbortSignal): Promise<Block> {
    const { image, mask } = this.#levelAt(address, bands);
    const { column, row } = address;
    const alpha = alphaBand(image);
    const wanted = alpha < 0 || bands.includes(alpha) ? bands : [...bands, alpha];
    // The mask is asked for in the same tick, so that both come in few requests.
    const [read, masked] = await Promise.all([
      this.#readImage(image, column, row, wanted, signal),
      mask === undefined ? null : readMask(mask, image, column, row, this.#limits, this.#masks, signal),
    ]);
    const length = image.blockWidth * image.blockHeight;
    const filled = read.map((samples, index) => samples ?? this.#fill(length, wanted[index] ?? 0));
    const opaque = alpha < 0 ? null : notZero(filled[wanted.indexOf(alpha)], length);
    const valid = masked === null ? opaque : opaque === null ? masked : both(masked, opaque);
    const samples = filled.slice(0, bands.length);
    const bytes = samples.reduce((sum, { byteLength }) => sum + byteLength, valid?.byteLength ?? 0);
    return { samples, valid, bytes };
  }

  #levelAt({ level: number, column, row }: BlockAddress, bands: readonly number[]): Level {
    const level = this.#arranged[number];
    if (level === undefined) throw new RangeError(`There is no level ${number}.`);
    const { columns, rows } = level.image;
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) {
      throw new RangeError(`There is no block ${column}, ${row} at level ${number}.`);
    }
    const missing = bands.find((band) => this.bands[band] === undefined);
    if (missing !== undefined) throw new RangeError(`There is no band ${missing}.`);
    return level;
  }

  async #readImage(
    image: Image,
    column: number,
    row: number,
    bands: readonly number[],
    signal?: AbortSignal,
  ): Promise<(Samples | null)[]> {
    const tags = await readCodecTags(image, signal);
    const decode = this.#decode;
    // Overviews need not repeat what the image says.
    const main = this.#arranged[0]?.image ?? image;
    const nodata = await complexNodata(main, signal);
    const reading = {
      limits: this.#limits,
      tags,
      ...(decode ? { decode } : {}),
      ...(nodata === undefined ? {} : { nodata }),
    };
    return readSamples(image, this.#type, column, row, bands, reading, signal);
  }

  /** A block that was never written holds nodata, or zeros where there is no nodata: as GDAL has it. */
  #fill(length: number, band: number): Samples {
    const samples = this.#type.create(length);
    const nodata = this.bands[band]?.nodata;
    return nodata === undefined ? samples : samples.fill(nodata);
  }
}

function notZero(samples: Samples | undefined, length: number): Uint8Array {
  const valid = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) valid[index] = samples?.[index] === 0 ? 0 : 255;
  return valid;
}

function both(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.map((value, index) => (second[index] === 0 ? 0 : value));
}
