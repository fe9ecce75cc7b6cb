import type { MapEvents } from "../types.ts";
import type { LayerPort } from "./layer-port.ts";
import type { SliceLayer } from "./slice-layer.ts";
import { sliceReach } from "./slice-reach.ts";

/** Tells when a picture has been seen: once per request, and again whenever it had to load something. */
export class ShownReporter {
  readonly #port: Pick<LayerPort, "tilesInView">;
  readonly #tell: (shown: MapEvents["shown"]) => void;
  /** `performance.now()` of the latest request that has not been reported as shown. */
  #requestedAtMs: number | null = null;
  #told = true;

  constructor(port: Pick<LayerPort, "tilesInView">, tell: (shown: MapEvents["shown"]) => void) {
    this.#port = port;
    this.#tell = tell;
  }

  /** Another picture is requested. */
  requested(): void {
    this.#requestedAtMs = performance.now();
  }

  /** Another picture is on screen, or the one that is there was requested again. */
  changed(): void {
    this.#told = false;
  }

  /** There is no picture any more. */
  hidden(): void {
    this.#told = true;
  }

  /**
   * Only after a frame in which the picture was drawn, so that "shown" means seen.
   * @param isTarget whether it is the one that was requested
   */
  seen(layer: SliceLayer, isTarget: boolean): void {
    if (!layer.isComplete) this.#told = false;
    if (!layer.isComplete || this.#told) return;
    this.#told = true;
    const requestedAt = isTarget ? this.#requestedAtMs : null;
    const began = requestedAt ?? layer.progress.since;
    // Complete again without a request or a tile: the camera moved and everything was still there.
    if (began === null) return;
    if (isTarget) this.#requestedAtMs = null;
    const { requests, bytes } = layer.progress;
    layer.progress.reset();
    const tiles = this.#port.tilesInView(sliceReach(layer.slice)).length;
    const milliseconds = performance.now() - began;
    this.#tell({ slice: layer.slice.id, tiles, requests, bytes, milliseconds });
  }
}
