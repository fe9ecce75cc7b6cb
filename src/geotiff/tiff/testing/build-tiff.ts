import { deflateSync } from "node:zlib";

/** A TIFF to be written for a test. */
export interface TiffPlan {
  readonly littleEndian?: boolean;
  readonly bigTiff?: boolean;
  readonly images: readonly ImagePlan[];
}

export interface ImagePlan {
  readonly width: number;
  readonly height: number;
  /** Tile edges; strips of `rowsPerStrip` rows without them. */
  readonly tile?: readonly [width: number, height: number];
  readonly rowsPerStrip?: number;
  readonly samples?: number;
  readonly planar?: boolean;
  readonly bits: 8 | 16 | 32 | 64;
  /** SampleFormat: 1 unsigned, 2 signed, 3 floating point. */
  readonly format?: 1 | 2 | 3;
  readonly deflate?: boolean;
  readonly predictor?: 1 | 2 | 3;
  /** Blocks (by number) that are left out, as sparse files do. */
  readonly sparse?: readonly number[];
  readonly tags?: readonly TagPlan[];
  /** The sample at a place. */
  readonly value: (column: number, row: number, sample: number) => number;
}

/** A further tag. Types as in TIFF 6.0: 1 byte, 2 text, 3 short, 4 long, 12 double. */
export interface TagPlan {
  readonly tag: number;
  readonly type: 1 | 2 | 3 | 4 | 12 | 16;
  readonly values: readonly number[] | string;
}

/** Writes a TIFF: header, directories with their values, then blocks. Only what tests need. */
export function buildTiff(plan: TiffPlan): Uint8Array {
  const writer = new Writer(plan.littleEndian ?? true, plan.bigTiff ?? false);
  writer.header();
  for (const image of plan.images) writer.image(image);
  return writer.finish();
}

class Writer {
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  /** Where the offset of the next directory has to be written. */
  #link = 0;
  readonly #littleEndian: boolean;
  readonly #big: boolean;

  constructor(littleEndian: boolean, big: boolean) {
    this.#littleEndian = littleEndian;
    this.#big = big;
  }

  header(): void {
    const order = this.#littleEndian ? 0x49 : 0x4d;
    this.#append(Uint8Array.of(order, order));
    this.#number(this.#big ? 43 : 42, 3);
    if (this.#big) {
      this.#number(8, 3);
      this.#number(0, 3);
    }
    this.#link = this.#length;
    this.#number(0, this.#big ? 16 : 4);
  }

  image(plan: ImagePlan): void {
    const blocks = encodeBlocks(plan, this.#littleEndian);
    const tags = [...baseTags(plan, blocks.length), ...(plan.tags ?? [])].sort((a, b) => a.tag - b.tag);
    this.#align();
    this.#setNumber(this.#link, this.#length, this.#big ? 16 : 4);
    this.#number(tags.length, this.#big ? 16 : 3);
    const entryBytes = this.#big ? 20 : 12;
    const table = this.#length;
    this.#reserve(tags.length * entryBytes);
    this.#link = this.#length;
    this.#number(0, this.#big ? 16 : 4);
    const arrays = new Map<number, { at: number; type: number }>();
    for (const [index, { tag, type, values }] of tags.entries()) {
      const numbers = typeof values === "string" ? [...new TextEncoder().encode(`${values}\0`)] : values;
      const entry = table + index * entryBytes;
      this.#setNumber(entry, tag, 3);
      this.#setNumber(entry + 2, type, 3);
      this.#setNumber(entry + 4, numbers.length, this.#big ? 16 : 4);
      let at = entry + (this.#big ? 12 : 8);
      if (numbers.length * typeBytes(type) > (this.#big ? 8 : 4)) {
        this.#align();
        this.#setNumber(at, this.#length, this.#big ? 16 : 4);
        at = this.#length;
        this.#reserve(numbers.length * typeBytes(type));
      }
      for (const [position, value] of numbers.entries())
        this.#setNumber(at + position * typeBytes(type), value, type);
      arrays.set(tag, { at, type });
    }
    const offsets = arrays.get(plan.tile ? 324 : 273);
    const counts = arrays.get(plan.tile ? 325 : 279);
    for (const [index, block] of blocks.entries()) {
      if (plan.sparse?.includes(index) === true || offsets === undefined || counts === undefined) continue;
      this.#setNumber(offsets.at + index * typeBytes(offsets.type), this.#length, offsets.type);
      this.#setNumber(counts.at + index * typeBytes(counts.type), block.length, counts.type);
      this.#append(block);
    }
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #append(block: Uint8Array): void {
    const at = this.#length;
    this.#reserve(block.length);
    this.#bytes.set(block, at);
  }

  #number(value: number, type: number): void {
    const at = this.#length;
    this.#reserve(typeBytes(type));
    this.#setNumber(at, value, type);
  }

  #align(): void {
    if (this.#length % 2 === 1) this.#reserve(1);
  }

  #reserve(count: number): void {
    this.#length += count;
    if (this.#length <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }

  #setNumber(at: number, value: number, type: number): void {
    if (type === 3) this.#view.setUint16(at, value, this.#littleEndian);
    else if (type === 4) this.#view.setUint32(at, value, this.#littleEndian);
    else if (type === 12) this.#view.setFloat64(at, value, this.#littleEndian);
    else if (type === 16) this.#view.setBigUint64(at, BigInt(value), this.#littleEndian);
    else this.#view.setUint8(at, value);
  }
}

function typeBytes(type: number): number {
  return { 1: 1, 2: 1, 3: 2, 4: 4, 12: 8, 16: 8 }[type] ?? 1;
}

function baseTags(plan: ImagePlan, blocks: number): TagPlan[] {
  const samples = plan.samples ?? 1;
  const empty = Array.from({ length: blocks }, () => 0);
  const repeat = (value: number): number[] => Array.from({ length: samples }, () => value);
  return [
    { tag: 256, type: 4, values: [plan.width] },
    { tag: 257, type: 4, values: [plan.height] },
    { tag: 258, type: 3, values: repeat(plan.bits) },
    { tag: 259, type: 3, values: [plan.deflate === true ? 8 : 1] },
    { tag: 277, type: 3, values: [samples] },
    { tag: 284, type: 3, values: [plan.planar === true ? 2 : 1] },
    { tag: 317, type: 3, values: [plan.predictor ?? 1] },
    { tag: 339, type: 3, values: repeat(plan.format ?? 1) },
    ...(plan.tags?.some(({ tag }) => tag === 262) === true
      ? []
      : [{ tag: 262, type: 3, values: [1] } as const]),
    ...(plan.tile === undefined
      ? ([
          { tag: 273, type: 4, values: empty },
          { tag: 278, type: 4, values: [plan.rowsPerStrip ?? plan.height] },
          { tag: 279, type: 4, values: empty },
        ] as const)
      : ([
          { tag: 322, type: 4, values: [plan.tile[0]] },
          { tag: 323, type: 4, values: [plan.tile[1]] },
          { tag: 324, type: 4, values: empty },
          { tag: 325, type: 4, values: empty },
        ] as const)),
  ];
}

function encodeBlocks(plan: ImagePlan, littleEndian: boolean): Uint8Array[] {
  const samples = plan.samples ?? 1;
  const [width, height] = plan.tile ?? [plan.width, plan.rowsPerStrip ?? plan.height];
  const planes =
    plan.planar === true
      ? Array.from({ length: samples }, (_, plane) => [plane])
      : [[...Array(samples).keys()]];
  const blocks: Uint8Array[] = [];
  for (const plane of planes) {
    for (let top = 0; top < plan.height; top += height) {
      for (let left = 0; left < plan.width; left += width) {
        const rows = plan.tile === undefined ? Math.min(height, plan.height - top) : height;
        const raw = encodeBlock(plan, plane, left, top, width, rows, littleEndian);
        blocks.push(plan.deflate === true ? deflateSync(raw) : raw);
      }
    }
  }
  return blocks;
}

function encodeBlock(
  plan: ImagePlan,
  plane: readonly number[],
  left: number,
  top: number,
  width: number,
  rows: number,
  littleEndian: boolean,
): Uint8Array {
  const size = plan.bits / 8;
  const rowBytes = width * plane.length * size;
  const bytes = new Uint8Array(rowBytes * rows);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < width; column += 1) {
      for (const [position, sample] of plane.entries()) {
        const x = Math.min(left + column, plan.width - 1);
        const y = Math.min(top + row, plan.height - 1);
        const at = row * rowBytes + (column * plane.length + position) * size;
        // Predictor 3 starts from the most significant byte in every file.
        writeSample(view, at, plan.value(x, y, sample), plan, plan.predictor === 3 ? false : littleEndian);
      }
    }
    const line = bytes.subarray(row * rowBytes, (row + 1) * rowBytes);
    if (plan.predictor === 2) differences(line, plane.length, size, littleEndian);
    if (plan.predictor === 3) shuffle(line, plane.length, size);
  }
  return bytes;
}

function writeSample(
  view: DataView,
  at: number,
  value: number,
  { bits, format }: ImagePlan,
  littleEndian: boolean,
): void {
  if (format === 3) {
    if (bits === 64) view.setFloat64(at, value, littleEndian);
    else view.setFloat32(at, value, littleEndian);
  } else if (bits === 8) view.setUint8(at, value);
  else if (bits === 16) view.setUint16(at, value, littleEndian);
  else if (bits === 32) view.setUint32(at, value, littleEndian);
  else view.setBigInt64(at, BigInt(value), littleEndian);
}

/** Predictor 2 by its definition: from the right, every sample minus the one before. */
function differences(line: Uint8Array, samples: number, size: number, littleEndian: boolean): void {
  const view = new DataView(line.buffer, line.byteOffset, line.byteLength);
  const modulus = 1n << BigInt(size * 8);
  const read = (at: number): bigint => {
    let value = 0n;
    for (let index = 0; index < size; index += 1) {
      value = (value << 8n) | BigInt(view.getUint8(at + (littleEndian ? size - 1 - index : index)));
    }
    return value;
  };
  for (let index = line.length / size - 1; index >= samples; index -= 1) {
    let value = (read(index * size) - read((index - samples) * size) + modulus) % modulus;
    for (let byte = 0; byte < size; byte += 1, value >>= 8n) {
      view.setUint8(index * size + (littleEndian ? byte : size - 1 - byte), Number(value & 0xffn));
    }
  }
}

/** Predictor 3 by its definition: bytes grouped by significance, then differences. */
function shuffle(line: Uint8Array, samples: number, size: number): void {
  const count = line.length / size;
  const grouped = new Uint8Array(line.length);
  for (let index = 0; index < count; index += 1) {
    for (let byte = 0; byte < size; byte += 1) grouped[byte * count + index] = line[index * size + byte] ?? 0;
  }
  for (let index = grouped.length - 1; index >= samples; index -= 1) {
    grouped[index] = (grouped[index] ?? 0) - (grouped[index - samples] ?? 0);
  }
  line.set(grouped);
}
