import type { MapEvents } from "../types.ts";
import type { SliceLayer } from "./slice-layer.ts";
import type { Stage } from "./stage.ts";

/** Tells when a picture has been seen: once for each wish, and again whenever it had to load something. */
export class Announcer {
  readonly #stage: Pick<Stage, "tilesInView">;
  readonly #tell: (shown: MapEvents["shown"]) => void;
  #wishedAt: number | null = null;
  #told = true;

  constructor(stage: Pick<Stage, "tilesInView">, tell: (shown: MapEvents["shown"]) => void) {
    this.#stage = stage;
    this.#tell = tell;
  }

  /** Another picture is wished for. */
  wish(): void {
    this.#wishedAt = performance.now();
  }

  /** Another picture is on screen, or the one that is there was wished for again. */
  changed(): void {
    this.#told = false;
  }

  /** There is no picture any more. */
  hidden(): void {
    this.#told = true;
  }

  /**
   * Only after a frame in which the picture was drawn, so that "shown" means seen.
   * @param wished whether it is the one that was wished for
   */
  seen(layer: SliceLayer, wished: boolean): void {
    if (!layer.complete) this.#told = false;
    if (!layer.complete || this.#told) return;
    this.#told = true;
    const wishedAt = wished ? this.#wishedAt : null;
    const began = wishedAt ?? layer.progress.since;
    // Complete again without a wish or a tile: the camera moved and everything was still there.
    if (began === null) return;
    if (wished) this.#wishedAt = null;
    const { requests, bytes } = layer.progress;
    layer.progress.reset();
    const tiles = this.#stage.tilesInView(layer.bbox).length;
    const milliseconds = performance.now() - began;
    this.#tell({ slice: layer.slice, tiles, requests, bytes, milliseconds });
  }
}
