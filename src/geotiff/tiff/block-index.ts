import type { Directory } from "./directory.ts";
import { parseNumbers, type Field } from "./field.ts";
import type { HeaderReader } from "./header-reader.ts";
import { FIELD_TYPE_BYTES } from "./tags.ts";

/** Values of one index array are read in pages, so that a huge file costs no huge index. */
const PAGE_BYTES = 32 * 1024;

/** The two arrays that say where the blocks of an image are. */
export class BlockIndex {
  readonly #offsets: PagedNumbers;
  readonly #byteCounts: PagedNumbers | null;

  constructor(reader: HeaderReader, directory: Directory, offsets: Field, byteCounts: Field | undefined) {
    this.#offsets = new PagedNumbers(reader, offsets, directory.littleEndian);
    this.#byteCounts =
      byteCounts === undefined ? null : new PagedNumbers(reader, byteCounts, directory.littleEndian);
  }

  /** How many blocks the file lists. */
  get length(): number {
    return Math.min(this.#offsets.length, this.#byteCounts?.length ?? Number.POSITIVE_INFINITY);
  }

  /** @returns undefined byte count where the file has no such array (allowed for a single strip). */
  async locate(
    index: number,
    signal?: AbortSignal,
  ): Promise<{ offset: number; byteCount: number | undefined }> {
    // Asked for together, so that two arrays side by side cost one request.
    const [offset, byteCount] = await Promise.all([
      this.#offsets.at(index, signal),
      this.#byteCounts?.at(index, signal),
    ]);
    return { offset, byteCount };
  }
}

class PagedNumbers {
  readonly #reader: HeaderReader;
  readonly #field: Field;
  readonly #littleEndian: boolean;
  readonly #valueBytes: number;
  readonly #pages = new Map<number, Float64Array>();

  constructor(reader: HeaderReader, field: Field, littleEndian: boolean) {
    this.#reader = reader;
    this.#field = field;
    this.#littleEndian = littleEndian;
    this.#valueBytes = FIELD_TYPE_BYTES[field.type] ?? 1;
  }

  get length(): number {
    return this.#field.count;
  }

  async at(index: number, signal?: AbortSignal): Promise<number> {
    const valuesOfPage = PAGE_BYTES / this.#valueBytes;
    const number = Math.floor(index / valuesOfPage);
    const page = this.#pages.get(number) ?? (await this.#load(number, valuesOfPage, signal));
    return page[index - number * valuesOfPage] ?? 0;
  }

  async #load(number: number, valuesOfPage: number, signal?: AbortSignal): Promise<Float64Array> {
    const first = number * valuesOfPage;
    const count = Math.min(valuesOfPage, this.#field.count - first);
    const offset = this.#field.offset + first * this.#valueBytes;
    const bytes = await this.#reader.bytes(offset, count * this.#valueBytes, signal);
    const page = parseNumbers(bytes, this.#field.type, count, this.#littleEndian);
    this.#pages.set(number, page);
    return page;
  }
}
