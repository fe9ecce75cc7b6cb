import type { TileImage } from "../../worker/types.ts";

/**
 * No tile keeps a picture from being complete for longer than this. The engine has deadlines of its
 * own for each request; this one covers whatever they leave open.
 */
export const DEADLINE_MS = 120_000;

/** One tile on its way from the engine, which may be asked for it more than once. */
export class TileLoad {
  /**
   * The first answer. Its bitmap belongs to the reader; bitmaps of later answers are closed.
   * @throws what the engine rejects with; AbortError or TimeoutError, at once, also while the engine is at it
   */
  readonly image: Promise<TileImage>;
  readonly #ask: (signal: AbortSignal) => Promise<TileImage>;
  readonly #controller = new AbortController();
  readonly #signal = AbortSignal.any([this.#controller.signal, AbortSignal.timeout(DEADLINE_MS)]);
  #settle!: (answer: TileImage | Promise<never>) => void;
  #settled = false;
  #aborted = false;

  /** @param ask asks the engine, at the priority that the picture has by then */
  constructor(ask: (signal: AbortSignal) => Promise<TileImage>) {
    this.#ask = ask;
    this.image = new Promise((resolve) => (this.#settle = resolve));
    this.#signal.addEventListener("abort", () => this.#fail(this.#signal.reason), { once: true });
    void this.request();
  }

  /** True when `abort` came before the answer. */
  get aborted(): boolean {
    return this.#aborted;
  }

  /**
   * Asks the engine, which joins equal requests and takes the highest of their priorities: asking again lets a
   * prefetched tile overtake others, and no work under way is lost.
   */
  async request(): Promise<void> {
    if (this.#settled) return;
    try {
      const image = await this.#ask(this.#signal);
      if (this.#settled) image.bitmap?.close();
      else this.#finish(image);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Stops waiting for an answer. */
  abort(): void {
    this.#aborted ||= !this.#settled;
    this.#controller.abort();
  }

  #fail(error: unknown): void {
    if (!this.#settled) this.#finish(Promise.reject(error as Error));
  }

  #finish(answer: TileImage | Promise<never>): void {
    this.#settled = true;
    this.#settle(answer);
    // Requests for the same tile that have not been answered stop.
    this.#controller.abort();
  }
}
