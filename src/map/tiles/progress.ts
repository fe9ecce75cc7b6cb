import type { Problem } from "../../problem/problem.ts";
import type { TileImage } from "../../worker/types.ts";

/** What loading one picture (a slice under a recipe) has come to so far. */
export class Progress {
  /** Tiles answered, failed ones included. */
  tiles = 0;
  requests = 0;
  bytes = 0;
  failures = 0;
  /** When the first of these tiles was asked for, `performance.now()`. */
  since: number | null = null;

  asked(now: number): void {
    this.since ??= now;
  }

  answered(image: TileImage): void {
    this.tiles += 1;
    this.requests += image.requests;
    this.bytes += image.bytes;
  }

  failed(): void {
    this.tiles += 1;
    this.failures += 1;
  }

  /** True when tiles were asked for and not one could be drawn. */
  get allFailed(): boolean {
    return this.failures > 0 && this.failures === this.tiles;
  }

  /** Begins a new count, after the figures have been told. */
  reset(): void {
    this.tiles = 0;
    this.requests = 0;
    this.bytes = 0;
    this.failures = 0;
    this.since = null;
  }
}

/** Lets each problem through once: a missing file fails twenty tiles, and a person reads it once. */
export class OnceFilter {
  readonly #seen = new Set<string>();

  isNew(slice: string, problem: Problem): boolean {
    const key = JSON.stringify([slice, problem.kind, problem.scene, problem.asset, problem.message]);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  clear(): void {
    this.#seen.clear();
  }
}
