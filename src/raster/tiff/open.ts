import type { RangeSource } from "../source/types.ts";
import { readBands, alphaBand } from "./bands.ts";
import { canDecode, codecName } from "./codec/index.ts";
import { readDirectories } from "./directories.ts";
import { readFileHeader } from "./file-header.ts";
import { readGeoreference } from "./georeference.ts";
import { HeaderReader } from "./header-reader.ts";
import { readImage, type Image } from "./image.ts";
import { arrangeLevels, type Level } from "./levels.ts";
import { defaultLimits, type TiffLimits } from "./limits.ts";
import { formatError, unsupportedError } from "./problems.ts";
import { readSamples, type BlockReading } from "./read-block.ts";
import { sampleTypeOf, type SampleType } from "./sample-type.ts";
import { tag } from "./tags.ts";
import type {
  Block,
  BlockAddress,
  Georeference,
  RasterBand,
  RasterFile,
  RasterLevel,
  Samples,
} from "./types.ts";

export interface OpenOptions {
  readonly limits?: Partial<TiffLimits>;
  readonly signal?: AbortSignal;
}

/**
 * Opens a GeoTIFF: reads its directories and what they say, no pixels.
 * @throws ProblemError `format`, `unsupported`, `limit`, or what the source said.
 */
export async function openRasterFile(source: RangeSource, options: OpenOptions = {}): Promise<RasterFile> {
  const limits = { ...defaultLimits, ...options.limits };
  const { signal } = options;
  const reader = new HeaderReader(source, limits);
  const header = await readFileHeader(reader, signal);
  const warnings: string[] = [];
  const directories = await readDirectories(reader, header, limits, warnings, signal);
  const images: Image[] = [];
  for (const directory of directories) {
    // Later pages may be anything; only the first has to be an image.
    if (images.length > 0 && !directory.has(tag.imageWidth)) continue;
    images.push(await readImage(reader, directory, limits, signal));
  }
  const levels = arrangeLevels(images);
  const main = levels[0]?.image;
  if (main === undefined) throw formatError(source.url, "The file has no image.");
  const type = sampleTypeOf(main.sampleFormat, main.bitsPerSample);
  if (type === undefined)
    throw unsupportedError(source.url, `${main.sampleFormat} samples of ${main.bitsPerSample} bits`);
  if (!canDecode(main.compression)) throw unsupportedError(source.url, codecName(main.compression));
  return new TiffFile(source, limits, levels, type, {
    bands: await readBands(main, type, signal),
    georeference: await readGeoreference(main.directory, signal),
    warnings,
  });
}

interface Description {
  readonly bands: readonly RasterBand[];
  readonly georeference: Georeference;
  readonly warnings: readonly string[];
}

class TiffFile implements RasterFile {
  readonly url: string;
  readonly levels: readonly RasterLevel[];
  readonly bands: readonly RasterBand[];
  readonly georeference: Georeference;
  readonly warnings: readonly string[];
  private readonly source: RangeSource;
  private readonly limits: TiffLimits;
  private readonly arranged: readonly Level[];
  private readonly type: SampleType;

  constructor(
    source: RangeSource,
    limits: TiffLimits,
    levels: readonly Level[],
    type: SampleType,
    description: Description,
  ) {
    this.url = source.url;
    this.source = source;
    this.limits = limits;
    this.arranged = levels;
    this.type = type;
    this.levels = levels.map(({ image: { width, height, blockWidth, blockHeight } }) => ({
      width,
      height,
      blockWidth,
      blockHeight,
    }));
    this.bands = description.bands;
    this.georeference = description.georeference;
    this.warnings = description.warnings;
  }

  async readBlock(address: BlockAddress, bands: readonly number[], signal?: AbortSignal): Promise<Block> {
    const level = this.arranged[address.level];
    if (level === undefined) throw new RangeError(`There is no level ${address.level}.`);
    const { image } = level;
    const { column, row } = address;
    if (!(column >= 0 && column < image.columns && row >= 0 && row < image.rows)) {
      throw new RangeError(`There is no block ${column}, ${row} at level ${address.level}.`);
    }
    const alpha = alphaBand(image);
    const wanted = alpha < 0 || bands.includes(alpha) ? bands : [...bands, alpha];
    const reading: BlockReading = {
      source: this.source,
      limits: this.limits,
      tables: await image.directory.bytes(tag.jpegTables, signal),
      lercParameters: [...((await image.directory.numbers(tag.lercParameters, signal)) ?? [])],
    };
    const read = await readSamples(image, this.type, column, row, wanted, reading, signal);
    const length = image.blockWidth * image.blockHeight;
    const filled = read.map(
      (samples, index) => samples ?? this.fill(length, this.bands[wanted[index] ?? 0]?.nodata),
    );
    const valid = alpha < 0 ? null : opaque(filled[wanted.indexOf(alpha)], length);
    const samples = filled.slice(0, bands.length);
    const bytes = samples.reduce((sum, { byteLength }) => sum + byteLength, valid?.byteLength ?? 0);
    return { samples, valid, bytes };
  }

  private fill(length: number, nodata: number | undefined): Samples {
    const samples = this.type.create(length);
    return nodata === undefined ? samples : samples.fill(nodata);
  }
}

function opaque(alpha: Samples | undefined, length: number): Uint8Array {
  const valid = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) valid[index] = alpha?.[index] === 0 ? 0 : 255;
  return valid;
}
