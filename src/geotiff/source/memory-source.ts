import type { RangeSource } from "./types.ts";

/** Bytes that are already here, read like a remote file. */
export class MemorySource implements RangeSource {
  readonly url: string;
  readonly size: number;
  /** Ranges asked for, for tests that count them. */
  readonly reads: { readonly offset: number; readonly length: number }[] = [];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, url = "memory:file.tif") {
    // A Node Buffer would do, but its `slice` shares memory where that of a Uint8Array copies.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.url = url;
    this.size = bytes.byteLength;
  }

  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    if (signal?.aborted === true)
      return Promise.reject(new DOMException("The read was aborted.", "AbortError"));
    this.reads.push({ offset, length });
    return Promise.resolve(this.#bytes.subarray(offset, offset + length));
  }
}
