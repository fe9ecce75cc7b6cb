import { untilAborted } from "../../async/abort.ts";
import type { TileCoordinate } from "../../geo/types.ts";
import { isAbort, problemOf } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import type { RasterEngine, TileImage, TileRequest } from "../../worker/types.ts";
import { outcomeOf } from "./tile-outcomes.ts";
import type { SlicePicture } from "./slice-picture.ts";

/**
 * No tile keeps a picture from being complete for longer than this. The engine has deadlines of its
 * own for each request; this one covers whatever they leave open.
 */
const DEADLINE_MS = 120_000;

/** The map asks within two frames, however slowly they are drawn; what it has not asked for then it does not need. */
const UNCLAIMED_MS = 2000;

export interface TileLoaderOptions {
  readonly engine: Pick<RasterEngine, "tile" | "hasten">;
  /** Edge of the bitmaps in pixels, at present. */
  readonly size: () => number;
}

interface LoadingTile {
  readonly request: TileRequest;
  readonly controller: AbortController;
  /** Belongs to the claimant, or to the loader until there is one. */
  readonly bitmap: Promise<ImageBitmap | null>;
  /** Whether the map has asked for it. */
  claimed: boolean;
}

/** Asks the engine for tiles, counts, and turns failures into problems and transparent tiles. */
export class TileLoader {
  readonly #options: TileLoaderOptions;
  readonly #tiles = new Map<SlicePicture, Set<LoadingTile>>();

  constructor(options: TileLoaderOptions) {
    this.#options = options;
  }

  /**
   * Starts with tiles that the map is about to ask for. A new layer asks only after the map has drawn two frames.
   *
   * @param tiles in the order they are wanted
   */
  preload(picture: SlicePicture, tiles: readonly TileCoordinate[]): void {
    for (const tile of tiles) if (!this.#unclaimed(picture, tile)) this.#start(picture, tile);
    setTimeout(() => this.cancelPreload(picture), UNCLAIMED_MS);
  }

  /** Drops what was preloaded and the map has not asked for. */
  cancelPreload(picture: SlicePicture): void {
    for (const loading of this.#tiles.get(picture) ?? []) {
      if (loading.claimed) continue;
      this.#forget(picture, loading);
      loading.controller.abort();
      loading.bitmap.then(
        (bitmap) => bitmap?.close(),
        () => undefined,
      );
    }
  }

  /**
   * The tile for the map, which may have been preloaded.
   *
   * @returns the bitmap, which the caller owns and closes; null for a tile without pixels or one that failed
   * @throws AbortError when `signal` was aborted, at once, also while the engine is still at it
   */
  async load(picture: SlicePicture, tile: TileCoordinate, signal: AbortSignal): Promise<ImageBitmap | null> {
    signal.throwIfAborted();
    const loading = this.#unclaimed(picture, tile) ?? this.#start(picture, tile);
    loading.claimed = true;
    const abort = (): void => loading.controller.abort();
    signal.addEventListener("abort", abort, { once: true });
    try {
      const bitmap = await loading.bitmap;
      if (signal.aborted) bitmap?.close();
      signal.throwIfAborted();
      return bitmap;
    } finally {
      signal.removeEventListener("abort", abort);
      this.#forget(picture, loading);
    }
  }

  /** The picture is wanted on screen now: its outstanding tiles overtake those prefetched. */
  promote(picture: SlicePicture): void {
    if (picture.priority === "visible") return;
    picture.priority = "visible";
    const { engine } = this.#options;
    for (const { request } of this.#tiles.get(picture) ?? [])
      engine.hasten({ ...request, priority: "visible" });
  }

  #unclaimed(picture: SlicePicture, { z, x, y }: TileCoordinate): LoadingTile | undefined {
    const loading = [...(this.#tiles.get(picture) ?? [])].filter(({ claimed }) => !claimed);
    return loading.find(({ request: { tile } }) => tile.z === z && tile.x === x && tile.y === y);
  }

  #start(picture: SlicePicture, tile: TileCoordinate): LoadingTile {
    const { engine, size } = this.#options;
    const { slice, recipe, priority } = picture;
    const request: TileRequest = { slice: slice.id, recipe, tile, size: size(), priority };
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(DEADLINE_MS)]);
    picture.progress.asked(performance.now());
    const bitmap = answered(
      picture,
      tile,
      takeUntilAborted(engine.tile(request, signal), signal),
      controller.signal,
    );
    // Without a claimant a rejection is of no interest; a claimant sees it all the same.
    bitmap.catch(() => undefined);
    const loading = { request, controller, bitmap, claimed: false };
    const tiles = this.#tiles.get(picture) ?? new Set();
    this.#tiles.set(picture, tiles.add(loading));
    return loading;
  }

  #forget(picture: SlicePicture, loading: LoadingTile): void {
    const tiles = this.#tiles.get(picture);
    tiles?.delete(loading);
    if (tiles?.size === 0) this.#tiles.delete(picture);
  }
}

/** Rejects at once when `signal` is aborted. The bitmap of an answer that comes later has no reader, and is closed. */
async function takeUntilAborted(work: Promise<TileImage>, signal: AbortSignal): Promise<TileImage> {
  try {
    return await untilAborted(work, signal);
  } catch (error) {
    work.then(
      ({ bitmap }) => bitmap?.close(),
      () => undefined,
    );
    throw signal.aborted ? signal.reason : error;
  }
}

/** Counts an answer and reports its problems. @throws AbortError only when `dropped` was aborted */
async function answered(
  picture: SlicePicture,
  tile: TileCoordinate,
  work: Promise<TileImage>,
  dropped: AbortSignal,
): Promise<ImageBitmap | null> {
  try {
    const image = await work;
    picture.progress.answered(image);
    picture.outcomes.note(tile, outcomeOf(image));
    for (const problem of image.problems) picture.report(problem);
    return image.bitmap;
  } catch (error) {
    if (dropped.aborted) throw error;
    picture.progress.failed();
    picture.outcomes.note(tile, "unknown");
    // Aborted by the engine itself, as after a sign-out: nothing to tell, and soon drawn again.
    if (!isAbort(error)) picture.report(timeoutProblem(error, picture) ?? problemOf(error));
    return null;
  }
}

function timeoutProblem(error: unknown, { slice }: SlicePicture): Problem | null {
  if (!(error instanceof Error) || error.name !== "TimeoutError") return null;
  return {
    kind: "network",
    message: `A tile of ${slice.day}${slice.time === undefined ? "" : ` ${slice.time} UTC`} took longer than ${DEADLINE_MS / 1000} seconds.`,
    advice: "Check the connection, then choose the date again.",
  };
}
