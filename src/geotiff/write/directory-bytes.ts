/** A tag with its values. Types as in TIFF 6.0: 2 is text, 3 short, 4 long, 12 double. */
export interface TagValues {
  readonly tag: number;
  readonly type: 2 | 3 | 4 | 12;
  readonly values: readonly number[] | string;
}

const TYPE_BYTES = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;
const ENTRY_BYTES = 12;

/** Bytes of a directory with the values that do not fit into its entries. */
export function directoryLength(tags: readonly TagValues[]): number {
  const beside = tags.reduce((sum, each) => sum + besideBytes(each), 0);
  return entriesLength(tags) + beside;
}

/**
 * An image file directory, little-endian, followed by the values that do not fit into its entries.
 * @param at where it will lie in the file
 * @param next where the next directory will lie; 0 after the last
 */
export function directoryBytes(
  tags: readonly TagValues[],
  at: number,
  next: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(directoryLength(tags));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tags.length, true);
  let beside = entriesLength(tags);
  for (const [index, each] of tags.toSorted((a, b) => a.tag - b.tag).entries()) {
    const entry = 2 + index * ENTRY_BYTES;
    const values = numbersOf(each);
    view.setUint16(entry, each.tag, true);
    view.setUint16(entry + 2, each.type, true);
    view.setUint32(entry + 4, values.length, true);
    let target = entry + 8;
    if (besideBytes(each) > 0) {
      view.setUint32(entry + 8, at + beside, true);
      target = beside;
      beside += besideBytes(each);
    }
    for (const [position, value] of values.entries())
      setNumber(view, target + position * TYPE_BYTES[each.type], value, each.type);
  }
  view.setUint32(2 + tags.length * ENTRY_BYTES, next, true);
  return bytes;
}

function entriesLength(tags: readonly TagValues[]): number {
  return 2 + tags.length * ENTRY_BYTES + 4;
}

/** Even, because offsets have to be. */
function besideBytes(values: TagValues): number {
  const bytes = numbersOf(values).length * TYPE_BYTES[values.type];
  return bytes <= 4 ? 0 : bytes + (bytes % 2);
}

function numbersOf({ values }: TagValues): readonly number[] {
  return typeof values === "string" ? [...new TextEncoder().encode(`${values}\0`)] : values;
}

function setNumber(view: DataView, at: number, value: number, type: TagValues["type"]): void {
  if (type === 2) view.setUint8(at, value);
  else if (type === 3) view.setUint16(at, value, true);
  else if (type === 4) view.setUint32(at, value, true);
  else view.setFloat64(at, value, true);
}
