import type { Picture } from "./loader.ts";

/** What the hand-over needs to know of a picture, beside what the loader does. */
export interface HandOverEvents<Layer> {
  /** True while the picture is on screen: its tiles then appear as they come. */
  isOnScreen(picture: Layer): boolean;
  /** Tiles have been given to the map; it has them after the microtasks that follow. */
  onHandedOver(picture: Layer): void;
}

/**
 * The map draws a frame for every tile it is given, whether or not the layer can be seen. Of a picture
 * that is on screen tiles are therefore given in batches of this many milliseconds.
 */
const BATCH_MILLISECONDS = 100;

interface Batch {
  /** Tiles asked for and not answered. */
  outstanding: number;
  readonly waiting: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Gives answered tiles to the map together: those of a hidden picture once all that were asked for have an
 * answer, for nobody sees them sooner. Drawing frames in between would take the processors from decoding.
 */
export class HandOver<Layer extends Picture> {
  readonly #batches = new Map<Layer, Batch>();
  readonly #events: HandOverEvents<Layer>;

  constructor(events: HandOverEvents<Layer>) {
    this.#events = events;
  }

  /**
   * Resolves to the tile's bitmap when it is time.
   * @throws what `work` rejects with; AbortError, at once, when `signal` is aborted
   */
  async together(
    picture: Layer,
    work: Promise<ImageBitmap | null>,
    signal: AbortSignal,
  ): Promise<ImageBitmap | null> {
    const batch = this.#batches.get(picture) ?? { outstanding: 0, waiting: new Set(), timer: undefined };
    this.#batches.set(picture, batch);
    batch.outstanding += 1;
    let bitmap: ImageBitmap | null;
    try {
      bitmap = await work;
    } catch (error) {
      this.#answered(picture, batch);
      throw error;
    }
    const turn = new Promise<void>((resolve, reject) => {
      const release = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        batch.waiting.delete(release);
        reject(signal.reason as Error);
      };
      batch.waiting.add(release);
      signal.addEventListener("abort", leave, { once: true });
    });
    this.#answered(picture, batch);
    await turn;
    return bitmap;
  }

  #answered(picture: Layer, batch: Batch): void {
    batch.outstanding -= 1;
    if (batch.outstanding === 0) this.#release(picture, batch);
    else if (this.#events.isOnScreen(picture))
      batch.timer ??= setTimeout(() => this.#release(picture, batch), BATCH_MILLISECONDS);
  }

  #release(picture: Layer, batch: Batch): void {
    clearTimeout(batch.timer);
    batch.timer = undefined;
    if (batch.outstanding === 0) this.#batches.delete(picture);
    if (batch.waiting.size === 0) return;
    for (const release of batch.waiting) release();
    batch.waiting.clear();
    this.#events.onHandedOver(picture);
  }
}
