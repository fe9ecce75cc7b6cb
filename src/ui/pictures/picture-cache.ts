/** A picture as the page keeps it; closing it frees its memory. */
type Picture = Pick<ImageBitmap, "width" | "height" | "close">;

interface Entry<P> {
  /** Null where the date has no pixel there. */
  readonly picture: P | null;
  readonly bytes: number;
}

const BYTES_PER_PIXEL = 4;
/** What an entry without a picture takes, roughly. */
const EMPTY_BYTES = 256;

/** Small pictures of dates, the least recently shown closed first. The cache owns what is put into it. */
export class PictureCache<P extends Picture = ImageBitmap> {
  /** Bytes. */
  readonly budget: number;
  readonly #entries = new Map<string, Entry<P>>();
  #held = 0;

  constructor(budget: number) {
    this.budget = Math.floor(budget);
  }

  get bytes(): number {
    return this.#held;
  }

  /** Undefined where it is not known; the caller draws it and does not close it. */
  get(key: string): P | null | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.picture;
  }

  set(key: string, picture: P | null): void {
    this.#drop(key);
    const bytes = picture ? picture.width * picture.height * BYTES_PER_PIXEL : EMPTY_BYTES;
    this.#entries.set(key, { picture, bytes });
    this.#held += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#held <= this.budget || oldest === key) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.#drop(key);
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#held -= entry.bytes;
    entry.picture?.close();
  }
}
