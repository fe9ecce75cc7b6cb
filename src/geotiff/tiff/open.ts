import type { RangeSource } from "../source/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { auxiliaryClasses, type BandClasses } from "./band-classes.ts";
import { readBands } from "./bands.ts";
import { canDecode, codecName } from "../codec/index.ts";
import { readDirectories } from "./directories.ts";
import { readDirectory, type Directory } from "./directory.ts";
import { readFileHeader, type FileHeader } from "./file-header.ts";
import { parseOverviewFile } from "./gdal-metadata.ts";
import { readGeoreference } from "./georeference.ts";
import { HeaderReader } from "./header-reader.ts";
import { readImage, type Image } from "./image.ts";
import { unusableOverviews, arrangeLevels } from "./levels.ts";
import { DEFAULT_LIMITS, type TiffLimits } from "./limits.ts";
import { formatError, isAboutTheFile, limitError, unsupportedError } from "./problems.ts";
import type { DecodeBlock } from "./read-block.ts";
import { sampleTypeOf } from "./sample-type.ts";
import { tag } from "./tags.ts";
import { TiffFile } from "./tiff-file.ts";
import type { RasterBand, RasterFile } from "./types.ts";

/** A table of a thousand classes takes some 200 kB. */
const MAX_AUXILIARY_BYTES = 2 ** 20;

export interface OpenOptions {
  readonly limits?: Partial<TiffLimits>;
  /** The file's external overviews (`.ovr`), where the catalogue says that there are some. */
  readonly overviews?: RangeSource;
  /** Opens a file that the file itself names as the one with its overviews, relative to its own folder. */
  readonly sibling?: (name: string) => RangeSource;
  /** The file's external mask (`.msk`), where the catalogue says that there is one. */
  readonly mask?: RangeSource;
  /** GDAL's auxiliary metadata (`.aux.xml`), where the catalogue says that there are some. */
  readonly auxiliary?: RangeSource;
  /** Where blocks are decoded; here when absent. */
  readonly decode?: DecodeBlock;
  readonly signal?: AbortSignal;
}

/**
 * Opens a GeoTIFF: reads its directories and what they say, no pixels.
 * @throws ProblemError `format`, `unsupported`, `limit`, or what the source said.
 */
export async function openRasterFile(source: RangeSource, options: OpenOptions = {}): Promise<RasterFile> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { signal } = options;
  const warnings: string[] = [];
  const images = await readImages(source, limits, warnings, signal);
  const overviews = options.overviews ?? (await namedOverviews(images[0], options));
  const external = overviews === undefined ? [] : await readExternal(overviews, limits, warnings, signal);
  // Without its mask a file would show masked pixels as data: a mask that cannot be read is an error.
  const masks = options.mask === undefined ? [] : await readImages(options.mask, limits, warnings, signal);
  const classes = await readAuxiliary(options.auxiliary, warnings, signal);
  const levels = arrangeLevels(images, external, masks);
  warnings.push(...unusableOverviews(images, external));
  const main = levels[0]?.image;
  if (main === undefined) throw formatError(source.url, "The file has no image.");
  const type = sampleTypeOf(main.sampleFormat, main.bitsPerSample);
  if (type === undefined) {
    throw unsupportedError(source.url, `${main.sampleFormat} samples of ${main.bitsPerSample} bits`);
  }
  const blind = levels.find(({ image }) => !canDecode(image.compression));
  if (blind !== undefined) throw unsupportedError(source.url, codecName(blind.image.compression));
  refuseColours(main, source.url);
  return new TiffFile(source.url, limits, levels, type, {
    bands: named(await readBands(main, type, signal), classes),
    georeference: await readGeoreference(main.directory, signal),
    dateTime: await main.directory.text(tag.dateTime, signal),
    warnings,
    decode: options.decode,
  });
}

/** Names of classes are worth a warning, and no more. */
async function readAuxiliary(
  source: RangeSource | undefined,
  warnings: string[],
  signal?: AbortSignal,
): Promise<BandClasses> {
  if (!source) return new Map();
  try {
    const bytes = await source.read(0, MAX_AUXILIARY_BYTES + 1, signal);
    if (bytes.length <= MAX_AUXILIARY_BYTES) return auxiliaryClasses(new TextDecoder().decode(bytes));
  } catch (error) {
    if (isAbort(error)) throw error;
  }
  warnings.push("Its auxiliary metadata (.aux.xml) cannot be read; names of classes may be missing.");
  return new Map();
}

function named(bands: readonly RasterBand[], classes: BandClasses): readonly RasterBand[] {
  return bands.map((band, index) => {
    const found = classes.get(index);
    return found ? { ...band, classes: found } : band;
  });
}

async function readImages(
  source: RangeSource,
  limits: TiffLimits,
  warnings: string[],
  signal?: AbortSignal,
): Promise<Image[]> {
  const reader = new HeaderReader(source, limits);
  const header = await readFileHeader(reader, signal);
  const directories = await readDirectories(reader, header, limits, warnings, signal);
  const images: Image[] = [];
  for (const directory of directories) {
    try {
      images.push(await readImage(source, reader, directory, limits, signal));
    } catch (error) {
      // Later pages may be anything; only the first has to be an image.
      if (images.length === 0 || !isAboutTheFile(error)) throw error;
      warnings.push("A later image of the file cannot be read; overviews may be missing.");
    }
  }
  const [main] = images;
  if (main !== undefined) {
    for (const directory of await readSubDirectories(reader, header, main.directory, limits, signal)) {
      images.push(await readImage(source, reader, directory, limits, signal));
    }
  }
  return images;
}

/** SubIFDs of the main image: where some writers put its overviews. */
async function readSubDirectories(
  reader: HeaderReader,
  header: FileHeader,
  main: Directory,
  limits: TiffLimits,
  signal?: AbortSignal,
): Promise<Directory[]> {
  const offsets = (await main.numbers(tag.subIfds, signal)) ?? [];
  if (offsets.length > limits.directories) {
    throw limitError(reader.url, `The file has more than ${limits.directories} images inside its image.`);
  }
  return Promise.all([...offsets].map((offset) => readDirectory(reader, header, offset, limits, signal)));
}

/** The catalogue knows best; where it says nothing, the file may. */
async function namedOverviews(
  main: Image | undefined,
  { sibling, signal }: OpenOptions,
): Promise<RangeSource | undefined> {
  const metadata = sibling && (await main?.directory.text(tag.gdalMetadata, signal));
  const name = metadata === undefined ? undefined : parseOverviewFile(metadata);
  return name === undefined ? undefined : sibling?.(name);
}

/** Without its overviews a file is slow, not wrong. */
async function readExternal(
  source: RangeSource,
  limits: TiffLimits,
  warnings: string[],
  signal?: AbortSignal,
): Promise<Image[]> {
  try {
    return await readImages(source, limits, warnings, signal);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    warnings.push("The file's external overviews cannot be read.");
    return [];
  }
}

const LOG_LUV: ReadonlySet<number> = new Set([32844, 32845]);

/** Colour spaces whose numbers would look like colours or measurements, and are neither. */
function refuseColours(image: Image, url: string): void {
  if (LOG_LUV.has(image.photometric)) throw unsupportedError(url, "LogLuv colours");
  if (image.conversion === "ycbcr" && image.planar)
    throw unsupportedError(url, "YCbCr stored as separate planes");
  if (image.conversion === "cielab" && image.planar)
    throw unsupportedError(url, "CIE L*a*b* stored as separate planes");
}
