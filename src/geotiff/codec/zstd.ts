import { Decompress, decompress } from "fzstd";
import { CodecError, type Decoder } from "./types.ts";

const MAGIC = 0xfd2fb528;
/** Larger windows only make sense for data far larger than a block may be. */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024;

/**
 * Zstandard (RFC 8878) in plain JavaScript: a WebAssembly build would need `wasm-unsafe-eval` in the
 * policy of every page that shows a map.
 */
export const zstd: Decoder = (encoded, expectedBytes) => {
  const frame = readFrameHeader(encoded);
  try {
    if (frame.contentSize === expectedBytes) return decompress(encoded, new Uint8Array(expectedBytes));
    return decompressStream(encoded, expectedBytes);
  } catch (error) {
    throw new CodecError("The ZSTD data of a block is damaged.", { cause: error });
  }
};

/** For frames that do not tell their size: what comes out is counted, and no more is taken than fits. */
function decompressStream(encoded: Uint8Array, expectedBytes: number): Uint8Array {
  const output = new Uint8Array(expectedBytes);
  const enough = new Error("There is enough.");
  let filled = 0;
  const stream = new Decompress((chunk) => {
    const part = chunk.subarray(0, expectedBytes - filled);
    output.set(part, filled);
    filled += part.length;
    if (filled === expectedBytes) throw enough;
  });
  try {
    stream.push(encoded, true);
  } catch (error) {
    if (error !== enough) throw error;
  }
  return output.subarray(0, filled);
}

/** Frame header of RFC 8878, 3.1.1.1. */
function readFrameHeader(bytes: Uint8Array): { contentSize: number | undefined } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 9 || view.getUint32(0, true) !== MAGIC)
    throw new CodecError("A block of the file is not ZSTD data.");
  const descriptor = view.getUint8(4);
  const singleSegment = (descriptor & 0x20) !== 0;
  const sizeCode = descriptor >> 6;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let position = 5;
  if (!singleSegment) {
    const window = view.getUint8(position);
    const base = 2 ** (10 + (window >> 3));
    if (base + (base / 8) * (window & 7) > MAX_WINDOW_BYTES) {
      throw new CodecError("ZSTD with a window that large", { unsupported: true });
    }
    position += 1;
  }
  position += dictionaryBytes;
  const sizeBytes = sizeCode === 0 ? (singleSegment ? 1 : 0) : 2 ** sizeCode;
  if (position + sizeBytes > bytes.length) throw new CodecError("The ZSTD data of a block is damaged.");
  if (sizeBytes === 0) return { contentSize: undefined };
  if (sizeBytes === 1) return { contentSize: view.getUint8(position) };
  if (sizeBytes === 2) return { contentSize: view.getUint16(position, true) + 256 };
  if (sizeBytes === 4) return { contentSize: view.getUint32(position, true) };
  return { contentSize: Number(view.getBigUint64(position, true)) };
}
