import type { Directory } from "./directory.ts";
import { formatError } from "./problems.ts";
import { tag } from "./tags.ts";

/** Field types that are whole numbers. */
const WHOLE_NUMBERS: ReadonlySet<number> = new Set([1, 3, 4, 6, 8, 9, 16, 17]);

const ONE_NUMBER = {
  ImageWidth: tag.imageWidth,
  ImageLength: tag.imageLength,
  Compression: tag.compression,
  SamplesPerPixel: tag.samplesPerPixel,
  RowsPerStrip: tag.rowsPerStrip,
  PlanarConfiguration: tag.planarConfiguration,
  TileWidth: tag.tileWidth,
  TileLength: tag.tileLength,
} as const;

/** Fields of one number for all samples, or one for each. */
const NUMBER_OF_SAMPLES = { BitsPerSample: tag.bitsPerSample, SampleFormat: tag.sampleFormat } as const;

const LISTS = {
  ExtraSamples: tag.extraSamples,
  StripByteCounts: tag.stripByteCounts,
  TileByteCounts: tag.tileByteCounts,
  StripOffsets: tag.stripOffsets,
  TileOffsets: tag.tileOffsets,
} as const;

const COREL_ALPHA = 999;

/**
 * What libtiff insists on before it reads an image: a field that breaks these rules is damaged, and the
 * pixels that it would lead to are not those that were written.
 * @throws ProblemError `format`
 */
export async function checkFields(directory: Directory, url: string, signal?: AbortSignal): Promise<void> {
  const { fields, unreadable } = directory;
  for (const [name, number] of Object.entries({ ...ONE_NUMBER, ...NUMBER_OF_SAMPLES, ...LISTS })) {
    const field = fields.get(number);
    const isWhole = field === undefined || WHOLE_NUMBERS.has(field.type);
    if (!isWhole || unreadable.has(number)) throw damaged(url, name);
  }
  for (const [name, number] of Object.entries(ONE_NUMBER)) {
    const field = fields.get(number);
    if (field !== undefined && field.count !== 1) throw damaged(url, name);
  }
  const samples = await directory.number(tag.samplesPerPixel, 1, signal);
  for (const [name, number] of Object.entries(NUMBER_OF_SAMPLES)) {
    const field = fields.get(number);
    if (field !== undefined && field.count !== 1 && field.count < samples) throw damaged(url, name);
  }
  if (!((await directory.number(tag.rowsPerStrip, 1, signal)) > 0)) throw damaged(url, "RowsPerStrip");
  const planes = await directory.number(tag.planarConfiguration, 1, signal);
  if (planes !== 1 && planes !== 2) throw damaged(url, "PlanarConfiguration");
  if ((fields.get(tag.extraSamples)?.count ?? 0) > samples) throw damaged(url, "ExtraSamples");
  const extra = (await directory.numbers(tag.extraSamples, signal)) ?? [];
  if (extra.some((kind) => kind > 2 && kind !== COREL_ALPHA)) throw damaged(url, "ExtraSamples");
}

function damaged(url: string, name: string): Error {
  return formatError(url, `The file's field ${name} makes no sense.`);
}
