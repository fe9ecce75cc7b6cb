import { parseNumbers, parseText, type Field } from "./field.ts";
import type { FileHeader } from "./file-header.ts";
import type { HeaderReader } from "./header-reader.ts";
import type { TiffLimits } from "./limits.ts";
import { formatError, limitError } from "./problems.ts";
import { FIELD_TYPE_BYTES } from "./tags.ts";

/** One image file directory. Values are read when asked for: most are never needed. */
export class Directory {
  readonly fields: ReadonlyMap<number, Field>;
  /** Fields without values, or of a type that is not known. */
  readonly unreadable: ReadonlySet<number>;
  readonly offset: number;
  /** Position of the next directory in the chain, 0 at its end. */
  readonly next: number;
  readonly #reader: HeaderReader;
  readonly littleEndian: boolean;

  constructor(
    reader: HeaderReader,
    littleEndian: boolean,
    offset: number,
    next: number,
    fields: ReadonlyMap<number, Field>,
    unreadable: ReadonlySet<number>,
  ) {
    this.#reader = reader;
    this.littleEndian = littleEndian;
    this.offset = offset;
    this.next = next;
    this.fields = fields;
    this.unreadable = unreadable;
  }

  has(tag: number): boolean {
    return this.fields.has(tag);
  }

  /** All values of a numeric field; undefined where there is no such field. */
  async numbers(tag: number, signal?: AbortSignal): Promise<Float64Array | undefined> {
    const field = this.fields.get(tag);
    if (field === undefined) return undefined;
    const bytes = await this.#reader.bytes(field.offset, field.byteLength, signal);
    return parseNumbers(bytes, field.type, field.count, this.littleEndian);
  }

  /** The first value of a numeric field, or `fallback`. */
  async number(tag: number, fallback: number, signal?: AbortSignal): Promise<number> {
    const field = this.fields.get(tag);
    if (field === undefined || field.count === 0) return fallback;
    const size = FIELD_TYPE_BYTES[field.type] ?? 1;
    const bytes = await this.#reader.bytes(field.offset, size, signal);
    return parseNumbers(bytes, field.type, 1, this.littleEndian)[0] ?? fallback;
  }

  async text(tag: number, signal?: AbortSignal): Promise<string | undefined> {
    const bytes = await this.bytes(tag, signal);
    return bytes === undefined ? undefined : parseText(bytes);
  }

  async bytes(tag: number, signal?: AbortSignal): Promise<Uint8Array | undefined> {
    const field = this.fields.get(tag);
    return field === undefined ? undefined : this.#reader.bytes(field.offset, field.byteLength, signal);
  }
}

/** Reads the directory at `offset`. */
export async function readDirectory(
  reader: HeaderReader,
  header: FileHeader,
  offset: number,
  limits: TiffLimits,
  signal?: AbortSignal,
): Promise<Directory> {
  const { littleEndian, bigTiff } = header;
  const countBytes = bigTiff ? 8 : 2;
  const entryBytes = bigTiff ? 20 : 12;
  const linkBytes = bigTiff ? 8 : 4;
  const [count = 0] = parseNumbers(
    await reader.bytes(offset, countBytes, signal),
    bigTiff ? 16 : 3,
    1,
    littleEndian,
  );
  if (count > limits.entries)
    throw limitError(reader.url, `A directory of the file claims to have ${count} entries.`);
  if (count === 0) throw formatError(reader.url, "A directory of the file is empty.");
  const start = offset + countBytes;
  const table = await reader.bytes(start, count * entryBytes, signal);
  const fields = new Map<number, Field>();
  const unreadable = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const at = index * entryBytes;
    const [number = 0, type = 0] = parseNumbers(table.subarray(at, at + 4), 3, 2, littleEndian);
    const valueCount = parseNumbers(table.subarray(at + 4), bigTiff ? 16 : 4, 1, littleEndian)[0] ?? 0;
    const byteLength = valueCount * (FIELD_TYPE_BYTES[type] ?? 0);
    // A field of unknown type must be skipped (TIFF 6.0, p. 16); the first of two equal tags counts.
    if (byteLength === 0 && !fields.has(number)) unreadable.add(number);
    if (byteLength === 0 || fields.has(number)) continue;
    const inEntry = at + (bigTiff ? 12 : 8);
    const isInline = byteLength <= linkBytes;
    const pointer = isInline
      ? start + inEntry
      : (parseNumbers(table.subarray(inEntry), bigTiff ? 16 : 4, 1, littleEndian)[0] ?? 0);
    fields.set(number, { type, count: valueCount, offset: pointer, byteLength });
  }
  const next = await readLink(reader, start + count * entryBytes, bigTiff, littleEndian, signal);
  return new Directory(reader, littleEndian, offset, next, fields, unreadable);
}

/** The chain of a file that was cut right after its last directory is taken as ended. */
async function readLink(
  reader: HeaderReader,
  offset: number,
  bigTiff: boolean,
  littleEndian: boolean,
  signal?: AbortSignal,
): Promise<number> {
  try {
    const bytes = await reader.bytes(offset, bigTiff ? 8 : 4, signal);
    return parseNumbers(bytes, bigTiff ? 16 : 4, 1, littleEndian)[0] ?? 0;
  } catch (error) {
    if (isEndOfFile(error)) return 0;
    throw error;
  }
}

function isEndOfFile(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("The file ends before");
}
