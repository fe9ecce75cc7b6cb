import { platformLittleEndian, reverseBits, swapBytes } from "./byte-order.ts";
import { CodecError, type BlockContext } from "./codec/types.ts";
import { codecName, decoderOf } from "./codec/index.ts";
import type { PackedRows } from "./unpack.ts";
import { hasHorizontalPredictor, undoFloatingPoint, undoHorizontal } from "./predictor.ts";

/** Compressions whose data libtiff passes through a predictor. */
const predicted: ReadonlySet<number> = new Set([5, 8, 32946, 34925, 50000]);

/**
 * Decompresses one stored block and undoes everything between its bytes and its samples.
 * @returns rows in platform byte order where samples are whole bytes
 * @throws CodecError
 */
export async function decodePlane(encoded: Uint8Array, context: BlockContext): Promise<PackedRows> {
  const { image, width, height, samples } = context;
  const { bitsPerSample, sampleFormat } = image;
  const decoder = await decoderOf(image.compression);
  if (decoder === undefined) throw new CodecError(codecName(image.compression), { unsupported: true });
  const expectedBytes = Math.ceil((width * samples * bitsPerSample) / 8) * height;
  const input = image.reversedBits ? reverseBits(encoded) : encoded;
  const decoded = await decoder(input, expectedBytes, context);
  if (decoded.byteLength < expectedBytes) {
    throw new CodecError(`A block of the file ends early (${decoded.byteLength} of ${expectedBytes} bytes).`);
  }
  // What was not decompressed still is the source's memory, which others share.
  const bytes = image.compression === 1 ? new Uint8Array(decoded) : decoded;
  const rows = {
    bytes,
    width,
    height,
    samples,
    bitsPerSample,
    sampleFormat,
    littleEndian: platformLittleEndian,
  };
  const predictor = predicted.has(image.compression) ? image.predictor : 1;
  if (predictor === 3) {
    if (sampleFormat !== "float" || bitsPerSample % 8 !== 0)
      throw new CodecError("predictor 3 on integers", { unsupported: true });
    return { ...rows, bytes: undoFloatingPoint(bytes, rows, platformLittleEndian) };
  }
  const size = bitsPerSample / 8;
  const wholeBytes = Number.isInteger(size) && size > 1;
  if (wholeBytes && image.littleEndian !== platformLittleEndian) swapBytes(bytes, size);
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
