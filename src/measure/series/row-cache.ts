import type { SeriesRow } from "../types.ts";

/** A row takes some 600 bytes: 30 MB. */
const MAX_ROWS = 50_000;

interface Entry {
  readonly row: SeriesRow;
  readonly origins: readonly string[];
}

/** Rows that have been read, the least recently used forgotten first. */
export class RowCache {
  readonly #entries = new Map<string, Entry>();
  readonly #maxRows: number;

  constructor(maxRows = MAX_ROWS) {
    this.#maxRows = maxRows;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): SeriesRow | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.row;
  }

  /** @param origins what it was read from */
  set(key: string, row: SeriesRow, origins: readonly string[]): void {
    this.#entries.delete(key);
    this.#entries.set(key, { row, origins });
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
