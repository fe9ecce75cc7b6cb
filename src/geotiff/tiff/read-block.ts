import { ProblemError } from "../../problem/problem.ts";
import { CodecError, type BlockContext, type CodecTags } from "../codec/types.ts";
import { complexBand, isComplex, unpackComplex } from "./complex.ts";
import { decodePlane } from "./decode-plane.ts";
import { layoutOf, type Image } from "./image.ts";
import type { TiffLimits } from "./limits.ts";
import { formatError, limitError, unsupportedError } from "./problems.ts";
import type { SampleType } from "./sample-type.ts";
import type { Samples } from "./types.ts";
import { cmykToRgb } from "./ycbcr.ts";
import { InexactIntegerError, unpackNative, unpackOdd, type PackedRows } from "./unpack.ts";

/** What reading the blocks of a file needs beside the image. */
export interface BlockReading {
  readonly limits: TiffLimits;
  readonly tags: CodecTags;
  /** Where blocks are decoded; here when absent. */
  readonly decode?: DecodeBlock;
  /** Of complex samples: see `unpackComplex`. */
  readonly nodata?: number;
}

/** As `decodePlane`, possibly elsewhere. @throws CodecError, AbortError */
export type DecodeBlock = (
  encoded: Uint8Array,
  context: BlockContext,
  signal?: AbortSignal,
) => Promise<PackedRows>;

/** The requested bands of one block, each blockWidth × blockHeight; null where it was never written. */
export async function readSamples(
  image: Image,
  type: SampleType,
  column: number,
  row: number,
  bands: readonly number[],
  reading: BlockReading,
  signal?: AbortSignal,
): Promise<(Samples | null)[]> {
  const length = image.blockWidth * image.blockHeight;
  if (isComplex(image.sampleFormat)) {
    return await readComplex(image, type, { column, row }, bands, reading, signal);
  }
  if (!image.planar || image.conversion === "cmyk") {
    const rows = image.planar
      ? await readInks(image, column, row, reading, signal)
      : await readPlane(image, column, row, 0, reading, signal);
    return bands.map((band) => (rows === null ? null : unpack(rows, type, band, length, image.source.url)));
  }
  return Promise.all(
    bands.map(async (band) => {
      const rows = await readPlane(image, column, row, band, reading, signal);
      return rows === null ? null : unpack(rows, type, 0, length, image.source.url);
    }),
  );
}

async function readComplex(
  image: Image,
  type: SampleType,
  { column, row }: { readonly column: number; readonly row: number },
  bands: readonly number[],
  reading: BlockReading,
  signal?: AbortSignal,
): Promise<(Samples | null)[]> {
  const length = image.blockWidth * image.blockHeight;
  const planes = new Map<number, Promise<PackedRows | null>>();
  return await Promise.all(
    bands.map(async (band) => {
      const { sample, part } = complexBand(band, image.samplesPerPixel);
      const plane = image.planar ? sample : 0;
      // All parts are of the same stored numbers.
      const reads = planes.get(plane) ?? readPlane(image, column, row, plane, reading, signal);
      planes.set(plane, reads);
      const rows = await reads;
      const wanted = { sample: image.planar ? 0 : sample, part };
      return rows === null ? null : unpackComplex(rows, type, wanted, length, reading.nodata);
    }),
  );
}

/** Every light is made of all four inks, so that separate planes have to be read together. */
async function readInks(
  image: Image,
  column: number,
  row: number,
  reading: BlockReading,
  signal?: AbortSignal,
): Promise<PackedRows | null> {
  const planes = await Promise.all(
    [0, 1, 2, 3].map((plane) => readPlane(image, column, row, plane, reading, signal)),
  );
  const written = planes.filter((rows) => rows !== null);
  const [first] = written;
  if (first === undefined || written.length < planes.length) return null;
  const pixels = first.width * Math.min(...written.map(({ height }) => height));
  const inks = new Uint8Array(pixels * 4);
  for (const [ink, { bytes }] of written.entries()) {
    for (let pixel = 0; pixel < pixels; pixel += 1) inks[pixel * 4 + ink] = bytes[pixel] ?? 0;
  }
  return { ...first, height: pixels / first.width, bytes: cmykToRgb(inks, pixels, 4), samples: 3 };
}

async function readPlane(
  image: Image,
  column: number,
  row: number,
  plane: number,
  { limits, tags, decode = decodePlane }: BlockReading,
  signal?: AbortSignal,
): Promise<PackedRows | null> {
  const { source } = image;
  const { url } = source;
  const number = (plane * image.rows + row) * image.columns + column;
  if (number >= image.index.length) throw formatError(url, "The file lists fewer blocks than its image has.");
  const located = await image.index.locate(number, signal);
  const { offset } = located;
  const byteCount = believableLength(image, offset, located.byteCount);
  // GDAL leaves blocks out that would only hold nodata.
  if (byteCount === 0) return null;
  if (byteCount > limits.encodedBytes)
    throw limitError(url, `A block of the file claims to have ${byteCount} bytes.`);
  const encoded = await source.read(offset, byteCount, signal);
  if (encoded.byteLength < byteCount)
    throw formatError(url, "The file ends in the middle of its pixels: it is truncated.");
  signal?.throwIfAborted();
  const neededHeight = Math.min(image.blockHeight, image.height - row * image.blockHeight);
  const context: BlockContext = {
    image: layoutOf(image),
    width: image.blockWidth,
    height: image.tiled ? image.blockHeight : neededHeight,
    neededHeight,
    samples: image.planar ? 1 : image.samplesPerPixel,
    tags,
  };
  try {
    return await decode(encoded, context, signal);
  } catch (error) {
    throw explain(error, url);
  }
}

const UNCOMPRESSED = 1;

/**
 * Bytes of a block. Some writers put nonsense into the byte count of a single strip; libtiff then takes what
 * the strip must have, or what is left of the file.
 */
function believableLength(image: Image, offset: number, byteCount: number | undefined): number {
  const { size = 0 } = image.source;
  const rest = Math.max(0, size - offset);
  if (byteCount === undefined) return rest;
  if (image.tiled || image.rows > 1 || image.index.length > 1 || offset === 0) return byteCount;
  if (image.compression !== UNCOMPRESSED || image.conversion === "ycbcr")
    return byteCount === 0 ? rest : byteCount;
  const rowBytes = Math.ceil((image.width * image.samplesPerPixel * image.bitsPerSample) / 8);
  const needed = rowBytes * image.height;
  return byteCount < needed || offset + byteCount > size ? needed : byteCount;
}

function unpack(rows: PackedRows, type: SampleType, band: number, length: number, url: string): Samples {
  try {
    return type.native ? unpackNative(rows, type, band, length) : unpackOdd(rows, type, band, length);
  } catch (error) {
    throw explain(error, url);
  }
}

function explain(error: unknown, url: string): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof InexactIntegerError) return unsupportedError(url, error.message, error);
  if (!(error instanceof CodecError)) return error;
  return error.unsupported
    ? unsupportedError(url, error.message, error)
    : formatError(url, error.message, error);
}
