import type { LayerPort } from "./layer-port.ts";
import type { ShownReporter } from "./shown-reporter.ts";
import type { SliceLayer } from "./slice-layer.ts";

/** The one layer that can be seen, and its opacity. */
export class OnScreen {
  readonly #port: LayerPort;
  readonly #reporter: ShownReporter;
  #layer: SliceLayer | null = null;
  #opacity = 1;

  constructor(port: LayerPort, reporter: ShownReporter) {
    this.#port = port;
    this.#reporter = reporter;
  }

  get layer(): SliceLayer | null {
    return this.#layer;
  }

  setOpacity(opacity: number): void {
    this.#opacity = Math.min(1, Math.max(0, opacity));
    if (this.#layer) this.#port.setOpacity(this.#layer.id, this.#opacity);
  }

  /** Both changes take effect with the same frame. */
  swap(layer: SliceLayer): void {
    this.#port.setOpacity(layer.id, this.#opacity);
    this.#cover();
    this.#layer = layer;
    layer.onScreen = true;
    this.#reporter.changed();
    this.#port.requestFrame();
  }

  hide(): void {
    this.#cover();
    this.#layer = null;
    this.#reporter.hidden();
  }

  /** The layer is about to be taken off the map. */
  forget(layer: SliceLayer): void {
    if (layer !== this.#layer) return;
    layer.onScreen = false;
    this.#layer = null;
  }

  #cover(): void {
    if (!this.#layer) return;
    this.#port.setOpacity(this.#layer.id, 0);
    this.#layer.onScreen = false;
  }
}
