import type { TileCoordinate } from "../../geo/types.ts";
import { isAbort, problemOf } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { RasterEngine, TileImage, TilePriority } from "../../worker/types.ts";
import type { Progress } from "./progress.ts";

/** What the loader has to know of the picture a tile belongs to. */
export interface Picture {
  readonly slice: string;
  readonly recipe: Recipe;
  readonly progress: Progress;
  priority: TilePriority;
}

interface Job {
  promote(): void;
}

/**
 * No tile keeps a picture from being complete for longer than this. The engine has deadlines of its
 * own for each request; this one covers whatever they leave open.
 */
const DEADLINE_MILLISECONDS = 120_000;

export interface TileLoaderOptions<Layer extends Picture> {
  readonly engine: Pick<RasterEngine, "tile" | "hasten">;
  /** Edge of the bitmaps in pixels, at present. */
  readonly size: () => number;
  onProblem(picture: Layer, problem: Problem): void;
}

/** Asks the engine for tiles, counts, and turns failures into problems and transparent tiles. */
export class TileLoader<Layer extends Picture> {
  readonly #jobs = new Map<Layer, Set<Job>>();

  readonly #options: TileLoaderOptions<Layer>;

  constructor(options: TileLoaderOptions<Layer>) {
    this.#options = options;
  }

  /**
   * @returns the bitmap, or null for a tile without pixels or one that failed.
   * @throws AbortError when `signal` was aborted, at once, also while the engine is still at it.
   */
  async load(picture: Layer, tile: TileCoordinate, signal: AbortSignal): Promise<ImageBitmap | null> {
    signal.throwIfAborted();
    picture.progress.asked(performance.now());
    try {
      const image = await this.#request(picture, tile, signal);
      picture.progress.answered(image);
      for (const problem of image.problems) this.#options.onProblem(picture, problem);
      return image.bitmap;
    } catch (error) {
      if (signal.aborted) throw error;
      picture.progress.failed();
      // Aborted by the engine itself, as after a sign-out: nothing to tell, and soon drawn anew.
      if (isAbort(error)) return null;
      this.#options.onProblem(picture, timeoutProblem(error, picture.slice) ?? problemOf(error));
      return null;
    }
  }

  /** The picture is wanted on screen now: its outstanding tiles overtake those prefetched. */
  promote(picture: Layer): void {
    if (picture.priority === "visible") return;
    picture.priority = "visible";
    for (const job of this.#jobs.get(picture) ?? []) job.promote();
  }

  #request(picture: Layer, tile: TileCoordinate, outer: AbortSignal): Promise<TileImage> {
    const { engine, size } = this.#options;
    const deadline = AbortSignal.timeout(DEADLINE_MILLISECONDS);
    const signal = AbortSignal.any([outer, deadline]);
    const { slice, recipe, priority } = picture;
    const request = { slice, recipe, tile, size: size(), priority };
    return new Promise<TileImage>((resolve, reject) => {
      const settle = (): void => {
        outer.removeEventListener("abort", onAbort);
        deadline.removeEventListener("abort", onAbort);
        this.#forget(picture, job);
      };
      const onAbort = (): void => {
        settle();
        reject((outer.aborted ? outer : deadline).reason as Error);
      };
      const job: Job = { promote: () => engine.hasten({ ...request, priority: picture.priority }) };
      this.#remember(picture, job);
      outer.addEventListener("abort", onAbort, { once: true });
      deadline.addEventListener("abort", onAbort, { once: true });
      engine.tile(request, signal).then(
        (image) => {
          settle();
          resolve(image);
        },
        (error: Error) => {
          settle();
          reject(error);
        },
      );
    });
  }

  #remember(picture: Layer, job: Job): void {
    const jobs = this.#jobs.get(picture) ?? new Set();
    this.#jobs.set(picture, jobs.add(job));
  }

  #forget(picture: Layer, job: Job): void {
    const jobs = this.#jobs.get(picture);
    jobs?.delete(job);
    if (jobs?.size === 0) this.#jobs.delete(picture);
  }
}

function timeoutProblem(error: unknown, slice: string): Problem | null {
  if (!(error instanceof Error) || error.name !== "TimeoutError") return null;
  return {
    kind: "network",
    message: `A tile of ${slice} took longer than ${DEADLINE_MILLISECONDS / 1000} seconds.`,
    advice: "Check the connection, then choose the date again.",
  };
}
