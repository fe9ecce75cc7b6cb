import type { RangeSource } from "../source/types.ts";
import type { TiffLimits } from "./limits.ts";
import { formatError, limitError } from "./problems.ts";

/** A COG keeps its directories, and mostly its block index, in front: one request gets them. */
const HEAD_BYTES = 32 * 1024;
/** Least to ask for elsewhere: a directory at the end of a file comes with its values. */
const MIN_BYTES = 16 * 1024;
/** Values are often written right before their directory: start a little earlier. */
const ALIGNMENT_BYTES = 4 * 1024;

interface Chunk {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Reads the parts of a file that are not pixels, in few requests and within a budget of bytes. */
export class HeaderReader {
  readonly url: string;
  readonly #source: RangeSource;
  readonly #limits: TiffLimits;
  readonly #chunks: Chunk[] = [];
  #heldBytes = 0;

  constructor(source: RangeSource, limits: TiffLimits) {
    this.#source = source;
    this.url = source.url;
    this.#limits = limits;
  }

  /** Bytes held of the file's header. */
  get bytesHeld(): number {
    return this.#heldBytes;
  }

  /**
   * Exactly `length` bytes.
   * @throws ProblemError `format` where the file ends before, `limit` beyond the header budget.
   */
  async bytes(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const known = this.#find(offset, length);
    if (known !== undefined) return known;
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw formatError(this.url, "The file points outside of itself.");
    const fromHead = this.#chunks.length === 0 && offset + length <= HEAD_BYTES;
    const start = fromHead ? 0 : offset - (offset % ALIGNMENT_BYTES);
    const wanted = fromHead ? HEAD_BYTES : Math.max(MIN_BYTES, offset + length - start);
    if (this.#heldBytes + wanted > this.#limits.headerBytes) {
      throw limitError(this.url, `The file's header is larger than ${this.#limits.headerBytes} bytes.`);
    }
    const bytes = await this.#source.read(start, wanted, signal);
    // Another caller may have read the same meanwhile; two copies would count twice.
    if (this.#find(start, bytes.byteLength) === undefined && bytes.byteLength > 0) {
      this.#heldBytes += bytes.byteLength;
      this.#chunks.push({ offset: start, bytes });
    }
    if (start + bytes.byteLength < offset + length) {
      throw formatError(
        this.url,
        `The file ends before byte ${offset + length}, which its header points to.`,
      );
    }
    return bytes.subarray(offset - start, offset - start + length);
  }

  #find(offset: number, length: number): Uint8Array | undefined {
    const chunk = this.#chunks.find(
      (each) => each.offset <= offset && offset + length <= each.offset + each.bytes.byteLength,
    );
    return chunk?.bytes.subarray(offset - chunk.offset, offset - chunk.offset + length);
  }
}
