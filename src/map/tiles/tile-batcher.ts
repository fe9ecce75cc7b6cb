import { untilAborted } from "../../async/abort.ts";
import type { SlicePicture } from "./slice-picture.ts";

/**
 * The map draws a frame for every tile it is given, whether or not the layer can be seen. Tiles of a picture
 * that is on screen are therefore delivered in batches of this duration.
 */
const BATCH_MS = 100;

interface Batch {
  /** Tiles asked for and not answered. */
  outstanding: number;
  /** Lets tiles that have been answered go on to the map. */
  readonly waiting: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Delivers answered tiles to the map together: those of a hidden picture once all that were asked for have an
 * answer, because until then they would not be seen. Frames in between would take the processors from decoding.
 */
export class TileBatcher {
  readonly #batches = new Map<SlicePicture, Batch>();

  /**
   * Resolves to the tile's bitmap when it is time. The bitmap is the caller's then, and is closed when
   * there is no caller any more.
   * @throws what `work` rejects with; AbortError, at once, when `signal` is aborted while the tile waits
   */
  async deliver(
    picture: SlicePicture,
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
    let release = (): void => undefined;
    const turn = new Promise<void>((resolve) => (release = resolve));
    batch.waiting.add(release);
    this.#answered(picture, batch);
    try {
      await untilAborted(turn, signal);
    } catch (error) {
      batch.waiting.delete(release);
      bitmap?.close();
      throw error;
    }
    return bitmap;
  }

  #answered(picture: SlicePicture, batch: Batch): void {
    batch.outstanding -= 1;
    if (batch.outstanding === 0) this.#release(picture, batch);
    else if (picture.onScreen) batch.timer ??= setTimeout(() => this.#release(picture, batch), BATCH_MS);
  }

  #release(picture: SlicePicture, batch: Batch): void {
    clearTimeout(batch.timer);
    batch.timer = undefined;
    if (batch.outstanding === 0) this.#batches.delete(picture);
    for (const release of batch.waiting) release();
    batch.waiting.clear();
  }
}
