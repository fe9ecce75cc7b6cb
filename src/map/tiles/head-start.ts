import type { TileCoordinate } from "../../geo/types.ts";
import type { Picture, TileLoader } from "./loader.ts";

/** The map asks within two frames, however slowly they are drawn; what it has not asked for then it does not need. */
const PATIENCE_MILLISECONDS = 2000;

interface Early {
  readonly bitmap: Promise<ImageBitmap | null>;
  readonly controller: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * A new layer asks for its tiles only after the map has drawn two frames. Which tiles these will be is known
 * before, so the engine is set to work at once.
 */
export class HeadStart<Layer extends Picture> {
  readonly #early = new Map<Layer, Map<string, Early>>();
  readonly #loader: Pick<TileLoader<Layer>, "load">;

  constructor(loader: Pick<TileLoader<Layer>, "load">) {
    this.#loader = loader;
  }

  /** @param tiles in the order they are wanted */
  begin(picture: Layer, tiles: readonly TileCoordinate[]): void {
    const early = this.#early.get(picture) ?? new Map<string, Early>();
    this.#early.set(picture, early);
    for (const tile of tiles) {
      const key = keyOf(tile);
      if (early.has(key)) continue;
      const controller = new AbortController();
      const bitmap = this.#loader.load(picture, tile, controller.signal);
      // Whoever takes it is told; when nobody does, there is nobody to tell.
      bitmap.catch(() => undefined);
      const timer = setTimeout(() => this.#drop(picture, key), PATIENCE_MILLISECONDS);
      early.set(key, { bitmap, controller, timer });
    }
  }

  /**
   * The tile, when it was begun. It belongs to the caller then, whose `signal` ends it.
   * @throws AbortError; ProblemError never, as the loader
   */
  take(picture: Layer, tile: TileCoordinate, signal: AbortSignal): Promise<ImageBitmap | null> | undefined {
    const early = this.#remove(picture, keyOf(tile));
    if (!early) return undefined;
    const abort = (): void => early.controller.abort();
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    return early.bitmap;
  }

  /** Stops whatever has not been taken. */
  abandon(picture: Layer): void {
    for (const key of this.#early.get(picture)?.keys() ?? []) this.#drop(picture, key);
  }

  #drop(picture: Layer, key: string): void {
    this.#remove(picture, key)?.controller.abort();
  }

  #remove(picture: Layer, key: string): Early | undefined {
    const tiles = this.#early.get(picture);
    const early = tiles?.get(key);
    if (!tiles || !early) return undefined;
    clearTimeout(early.timer);
    tiles.delete(key);
    if (tiles.size === 0) this.#early.delete(picture);
    return early;
  }
}

function keyOf({ z, x, y }: TileCoordinate): string {
  return `${z}/${x}/${y}`;
}
