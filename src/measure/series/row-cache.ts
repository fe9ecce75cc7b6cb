import type { SeriesRow } from "../types.ts";

/** A row takes some 600 bytes: 30 MB. */
const MAX_ROWS = 50_000;

/** A row and what it was read with. */
export interface CachedRow {
  readonly row: SeriesRow;
  /** Where its files lie. */
  readonly origins: readonly string[];
  /** Pixels that the rectangle around the place might have, and those it had at the level that was read. */
  readonly maxPixels: number;
  readonly rectangle: number;
}

/** Rows that have been read, the least recently used forgotten first. */
export class RowCache {
  readonly #entries = new Map<string, CachedRow>();
  readonly #maxRows: number;

  constructor(maxRows = MAX_ROWS) {
    this.#maxRows = maxRows;
  }

  has(key: string, maxPixels: number): boolean {
    const entry = this.#entries.get(key);
    return entry !== undefined && isSameLevel(entry, maxPixels);
  }

  /** @param maxPixels that the rectangle may have: undefined where another level would be read with so many */
  get(key: string, maxPixels: number): SeriesRow | undefined {
    const entry = this.#entries.get(key);
    if (!entry || !isSameLevel(entry, maxPixels)) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.row;
  }

  set(key: string, entry: CachedRow): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= this.#maxRows) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  clear(origins: readonly string[]): void {
    for (const [key, entry] of this.#entries) {
      if (entry.origins.some((origin) => origins.includes(origin))) this.#entries.delete(key);
    }
  }
}

/**
 * Whether the finest level that fits is the one that was read. With fewer pixels allowed it is as long as it fits,
 * because finer ones did not fit even before; with more, full resolution alone cannot become finer.
 */
function isSameLevel({ row, maxPixels, rectangle }: CachedRow, allowed: number): boolean {
  if (allowed === maxPixels) return true;
  const isFull = row.provenance.level === 0;
  // A place without an image at an overview may have a pixel in it at a finer one.
  if (rectangle === 0) return isFull;
  return allowed < maxPixels ? rectangle <= allowed : isFull;
}
