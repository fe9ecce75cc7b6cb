import type { Conversion, ImageLayout, SampleFormat } from "../codec/layout.ts";
import type { RangeSource } from "../source/types.ts";
import { BlockIndex } from "./block-index.ts";
import { checkFields } from "./check-fields.ts";
import type { Directory } from "./directory.ts";
import type { HeaderReader } from "./header-reader.ts";
import type { TiffLimits } from "./limits.ts";
import { formatError, limitError, unsupportedError } from "./problems.ts";
import { tag } from "./tags.ts";

/** An image of a file: how its pixels are stored, and what reads them. */
export interface Image extends ImageLayout {
  readonly source: RangeSource;
  readonly directory: Directory;
  readonly index: BlockIndex;
}

export function layoutOf({
  source: _source,
  directory: _directory,
  index: _index,
  ...layout
}: Image): ImageLayout {
  return layout;
}

/**
 * Reads and checks what a directory says about its pixels.
 * @throws ProblemError `format`, `limit`
 */
export async function readImage(
  source: RangeSource,
  reader: HeaderReader,
  directory: Directory,
  limits: TiffLimits,
  signal?: AbortSignal,
): Promise<Image> {
  const { url } = reader;
  const number = (name: number, fallback: number): Promise<number> =>
    directory.number(name, fallback, signal);
  await checkFields(directory, url, signal);
  const width = await number(tag.imageWidth, 0);
  const height = await number(tag.imageLength, 0);
  if (!isCount(width) || !isCount(height))
    throw formatError(url, "The file does not say how large its image is.");
  const tiled = directory.has(tag.tileOffsets) || directory.has(tag.tileWidth);
  const blockWidth = tiled ? await number(tag.tileWidth, 0) : width;
  const rowsPerStrip = await number(tag.rowsPerStrip, height);
  const blockHeight = tiled ? await number(tag.tileLength, 0) : Math.min(height, rowsPerStrip || height);
  if (!isCount(blockWidth) || !isCount(blockHeight))
    throw formatError(url, "The blocks of the file have no size.");
  if (Math.ceil(width / blockWidth) * Math.ceil(height / blockHeight) > MAX_BLOCKS) {
    throw limitError(url, `The file has too many blocks (of ${blockWidth} × ${blockHeight} pixels).`);
  }
  const samplesPerPixel = await number(tag.samplesPerPixel, 1);
  if (!isCount(samplesPerPixel)) throw formatError(url, "The file's pixels have no samples.");
  const bits = await sampleValues(directory, tag.bitsPerSample, 1, samplesPerPixel, signal);
  const formats = await sampleValues(directory, tag.sampleFormat, 1, samplesPerPixel, signal);
  const planar = samplesPerPixel > 1 && (await number(tag.planarConfiguration, 1)) === 2;
  const bitsPerSample = oneValue(bits, url, "bits");
  if (!isCount(bitsPerSample) || bitsPerSample > 128)
    throw formatError(url, `Samples of ${bitsPerSample} bits make no sense.`);
  const decodedBytes =
    blockWidth * blockHeight * Math.ceil(bitsPerSample / 8) * (planar ? 1 : samplesPerPixel);
  if (decodedBytes > limits.decodedBytes) {
    throw limitError(
      url,
      `The file's blocks are too large to decode (${blockWidth} × ${blockHeight} pixels each).`,
    );
  }
  const offsets =
    directory.fields.get(tiled ? tag.tileOffsets : tag.stripOffsets) ??
    directory.fields.get(tag.stripOffsets);
  if (offsets === undefined) throw formatError(url, "The file does not say where its pixels are.");
  const byteCounts =
    directory.fields.get(tiled ? tag.tileByteCounts : tag.stripByteCounts) ??
    directory.fields.get(tag.stripByteCounts);
  const columns = Math.ceil(width / blockWidth);
  const rows = Math.ceil(height / blockHeight);
  // A single block ends where the file ends; of several it is unknown where each one ends.
  if (byteCounts === undefined && columns * rows > 1)
    throw formatError(url, "The file does not say how long its blocks are.");
  const compression = await number(tag.compression, 1);
  const photometric = await number(tag.photometricInterpretation, 1);
  const [across = 2, down = 2] = (await directory.numbers(tag.yCbCrSubSampling, signal)) ?? [];
  const subfile = await number(tag.newSubfileType, 0);
  return {
    source,
    directory,
    width,
    height,
    blockWidth,
    blockHeight,
    columns,
    rows,
    tiled,
    samplesPerPixel,
    bitsPerSample,
    sampleFormat: sampleFormatOf(oneValue(formats, url, "kinds of numbers"), url),
    planar,
    compression,
    predictor: await number(tag.predictor, 1),
    photometric,
    reversedBits: (await number(tag.fillOrder, 1)) === 2,
    littleEndian: directory.littleEndian,
    extraSamples: [...((await directory.numbers(tag.extraSamples, signal)) ?? [])],
    subsampling: [across, down],
    conversion: conversionOf(photometric, compression, samplesPerPixel, bitsPerSample),
    isOverview: (subfile & 1) !== 0 || (await number(tag.subfileType, 1)) === 2,
    isMask: (subfile & 4) !== 0,
    index: new BlockIndex(reader, directory, offsets, byteCounts),
  };
}

/** GDAL counts blocks in 32 bits. */
const MAX_BLOCKS = 2 ** 31 - 1;
const PHOTOMETRIC_CMYK = 5;
const PHOTOMETRIC_YCBCR = 6;
const PHOTOMETRIC_CIELAB = 8;
const COMPRESSION_JPEG = 7;

function conversionOf(photometric: number, compression: number, samples: number, bits: number): Conversion {
  if (photometric === PHOTOMETRIC_CMYK && samples >= 4 && bits === 8) return "cmyk";
  if (photometric === PHOTOMETRIC_CIELAB && samples === 3 && bits === 8) return "cielab";
  // The JPEG decoder converts by itself: libjpeg rounds differently from libtiff.
  if (photometric === PHOTOMETRIC_YCBCR && compression !== COMPRESSION_JPEG) return "ycbcr";
  return "none";
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

/** One value a sample; a file may give one for all. */
async function sampleValues(
  directory: Directory,
  name: number,
  fallback: number,
  samples: number,
  signal?: AbortSignal,
): Promise<number[]> {
  const values = await directory.numbers(name, signal);
  if (values === undefined || values.length === 0) return [fallback];
  return [...values.subarray(0, samples)];
}

function oneValue(values: readonly number[], url: string, what: string): number {
  const [first = 0] = values;
  if (values.some((value) => value !== first)) {
    throw unsupportedError(url, `samples with different ${what} in one file`);
  }
  return first;
}

function sampleFormatOf(value: number, url: string): SampleFormat {
  switch (value) {
    case 2:
      return "signed";
    case 3:
      return "float";
    case 5:
      return "complex-int";
    case 6:
      return "complex-float";
    case 1:
    case 4:
      // 4 is "undefined": libtiff and GDAL read it as unsigned integers.
      return "unsigned";
    default:
      throw formatError(url, `Numbers of the kind ${value} make no sense.`);
  }
}
