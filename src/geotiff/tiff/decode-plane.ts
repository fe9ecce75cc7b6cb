import { PLATFORM_LITTLE_ENDIAN, reverseBits, swapBytes } from "./byte-order.ts";
import { cieLabToRgb } from "./cielab.ts";
import { CodecError, type BlockContext } from "../codec/types.ts";
import { codecName, decoderOf } from "../codec/index.ts";
import { isComplex } from "./complex.ts";
import type { PackedRows } from "./unpack.ts";
import { hasHorizontalPredictor, undoFloatingPoint, undoHorizontal } from "./predictor.ts";
import { cmykToRgb, yCbCrBytes, yCbCrToRgb } from "./ycbcr.ts";

const UNCOMPRESSED = 1;
const JPEG = 7;
/** Compressions whose data libtiff passes through a predictor. */
const PREDICTED: ReadonlySet<number> = new Set([5, 8, 32946, 50000]);
/**
 * Compressions whose samples are bytes, without an order. LERC is not among them: libtiff packs the numbers
 * in the file's byte order, so that those of a big-endian file have to be swapped after unpacking.
 */
const BYTE_ORDERLESS: ReadonlySet<number> = new Set([JPEG, 50001]);
const LERC = 34887;

/**
 * Decompresses one stored block and undoes everything between its bytes and its samples.
 * @returns rows in platform byte order where samples are whole bytes; fewer than the block has where
 * its data ends behind the image
 * @throws CodecError
 */
export async function decodePlane(encoded: Uint8Array, context: BlockContext): Promise<PackedRows> {
  const { image, width, samples } = context;
  const decoder = await decoderOf(image.compression);
  if (decoder === undefined) throw new CodecError(codecName(image.compression), { unsupported: true });
  const input =
    image.reversedBits && image.compression !== LERC && !BYTE_ORDERLESS.has(image.compression)
      ? reverseBits(encoded)
      : encoded;
  if (image.conversion === "ycbcr") {
    const expectedBytes = yCbCrBytes(context);
    if (image.predictor !== 1 && PREDICTED.has(image.compression)) {
      throw new CodecError("a predictor on YCbCr samples", { unsupported: true });
    }
    const units = await decoder(input, expectedBytes, context);
    if (units.byteLength < expectedBytes) throw endsEarly(units.byteLength, expectedBytes);
    return { ...packed(context, context.height, 3), bytes: yCbCrToRgb(units, context) };
  }
  const rowBytes = Math.ceil((width * samples * image.bitsPerSample) / 8);
  const decoded = await decoder(input, rowBytes * context.height, context);
  if (decoded.byteLength < rowBytes * context.neededHeight) {
    throw endsEarly(decoded.byteLength, rowBytes * context.neededHeight);
  }
  const height = Math.min(context.height, Math.floor(decoded.byteLength / rowBytes));
  // What was not decompressed still is the source's memory, which others share.
  const bytes = image.compression === UNCOMPRESSED ? new Uint8Array(decoded) : decoded;
  const rows = undoPredictor({ ...packed(context, height, samples), bytes }, context);
  if (image.planar) return rows;
  if (image.conversion === "cmyk")
    return { ...rows, bytes: cmykToRgb(rows.bytes, width * height, samples), samples: 3 };
  if (image.conversion === "cielab")
    return { ...rows, bytes: cieLabToRgb(rows.bytes, width * height, context.tags) };
  return rows;
}

function packed({ image, width }: BlockContext, height: number, samples: number): Omit<PackedRows, "bytes"> {
  const { bitsPerSample, sampleFormat } = image;
  return { width, height, samples, bitsPerSample, sampleFormat, littleEndian: PLATFORM_LITTLE_ENDIAN };
}

function endsEarly(bytes: number, expectedBytes: number): CodecError {
  return new CodecError(`A block of the file ends early (${bytes} of ${expectedBytes} bytes).`);
}

function undoPredictor(rows: PackedRows, { image }: BlockContext): PackedRows {
  const { bytes } = rows;
  const { bitsPerSample, sampleFormat } = image;
  const predictor = PREDICTED.has(image.compression) ? image.predictor : 1;
  if (predictor === 3) {
    if (sampleFormat !== "float" || bitsPerSample % 8 !== 0)
      throw new CodecError("predictor 3 on integers", { unsupported: true });
    return { ...rows, bytes: undoFloatingPoint(bytes, rows, PLATFORM_LITTLE_ENDIAN) };
  }
  const size = bitsPerSample / 8;
  const wholeBytes = Number.isInteger(size) && size > 1;
  const swapped = image.littleEndian !== PLATFORM_LITTLE_ENDIAN && !BYTE_ORDERLESS.has(image.compression);
  // As in libtiff: differences of complex samples are of both parts as one number, and swapped as such.
  const isWhole = !isComplex(sampleFormat) || predictor === 2;
  if (wholeBytes && swapped) swapBytes(bytes, isWhole ? size : size / 2);
  if (predictor === 2) {
    if (!hasHorizontalPredictor(bitsPerSample)) {
      throw new CodecError(`predictor 2 on samples of ${bitsPerSample} bits`, { unsupported: true });
    }
    undoHorizontal(bytes, rows);
  } else if (predictor !== 1) {
    throw new CodecError(`predictor ${predictor}`, { unsupported: true });
  }
  return rows;
}
