import type { BasemapConfig } from "../../config/types.ts";

/**
 * The first tile has to come within this time. Tiles that hang, and tiles that are all missing (404), are no error to
 * MapLibre.
 */
const FIRST_TILE_MS = 8_000;
/** After the first tile the others may take so long: a basemap with a gap is better than none. */
const OTHER_TILES_MS = 2_000;
/** How often it is looked whether the others are there. */
const LOOK_MS = 50;

interface ComingEvents {
  onCome(): void;
  /** Nothing of it has come, and nothing will. */
  onLost(): void;
  /** Whether a source has all tiles that are in view. */
  isLoaded(source: string): boolean;
}

/** A basemap that is loading: tells once when enough of it has come to be seen, or that it does not come. */
export class Coming {
  readonly basemap: BasemapConfig;
  readonly #sources: readonly string[];
  readonly #events: ComingEvents;
  readonly #failed = new Set<string>();
  #timers: ReturnType<typeof setTimeout>[] = [];
  #hasAnswer = false;

  constructor(basemap: BasemapConfig, sources: readonly string[], events: ComingEvents) {
    this.basemap = basemap;
    this.#sources = sources;
    this.#events = events;
  }

  start(): void {
    // A style of nothing but a colour is there at once.
    if (this.#sources.length === 0) return this.#events.onCome();
    this.#timers.push(setTimeout(() => this.#end("onLost"), FIRST_TILE_MS));
  }

  /** A tile of this source can be drawn. */
  answered(source: string): void {
    if (this.#hasAnswer || !this.#sources.includes(source)) return;
    this.#hasAnswer = true;
    this.stop();
    this.#timers.push(setTimeout(() => this.#end("onCome"), OTHER_TILES_MS));
    this.#look();
  }

  /** A tile of this source, or the list of its tiles, cannot be read. */
  failed(source: string): void {
    if (this.#hasAnswer || !this.#sources.includes(source)) return;
    this.#failed.add(source);
    if (this.#failed.size === this.#sources.length) this.#end("onLost");
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #look(): void {
    const isThere = this.#sources.every((each) => this.#failed.has(each) || this.#events.isLoaded(each));
    if (isThere) this.#end("onCome");
    else this.#timers.push(setTimeout(() => this.#look(), LOOK_MS));
  }

  #end(how: "onCome" | "onLost"): void {
    this.stop();
    this.#events[how]();
  }
}
