/** One entry: what it costs to keep, and what it was read from. */
interface Entry {
  readonly value: unknown;
  readonly bytes: number;
  readonly origins: readonly string[];
}

/** A key that knows the type of what is kept under it. Build it in one place per kind of value. */
export type CacheKey<T> = string & { readonly holds?: T };

/**
 * Everything that is kept to be used again — headers, blocks, samplings, values — in one least-recently-
 * used order under one budget, so that whichever is in demand takes the room.
 */
export class ByteCache {
  readonly budget: number;
  #held = 0;
  readonly #entries = new Map<string, Entry>();

  /** @param budget in bytes */
  constructor(budget: number) {
    this.budget = budget;
  }

  /** Bytes held, never more than the budget. */
  get bytes(): number {
    return this.#held;
  }

  get<T>(key: CacheKey<T>): T | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A Map remembers the order of insertion: the most recently used is the last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value as T;
  }

  /** What is larger than the whole budget is not kept at all. */
  set<T>(key: CacheKey<T>, value: T, bytes: number, origins: readonly string[] = []): void {
    this.delete(key);
    if (bytes > this.budget) return;
    this.#entries.set(key, { value, bytes, origins });
    this.#held += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#held <= this.budget) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#held -= entry.bytes;
  }

  /** Forgets everything that was read from one of these origins. */
  clear(origins: readonly string[]): void {
    for (const [key, entry] of this.#entries) {
      if (entry.origins.some((origin) => origins.includes(origin))) this.delete(key);
    }
  }
}

/** The origin of an address; of something that is not one, itself. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
