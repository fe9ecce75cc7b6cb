import type { LngLat, Map as LibreMap, MapMouseEvent } from "maplibre-gl";
import { wrapLongitude } from "../../geo/antimeridian/wrap-longitude.ts";
import type { LonLat } from "../../geo/types.ts";
import { isAbort, problemOf } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { RasterEngine } from "../../worker/types.ts";
import type { MapEvents } from "../types.ts";

/** After so long without a move, the value under the pointer is read. */
const REST_MS = 60;
const DEADLINE_MS = 30_000;

interface Present {
  readonly slice: Slice;
  readonly recipe: Recipe;
}

export interface PointerOptions {
  readonly engine: Pick<RasterEngine, "point">;
  /** What is on screen; null when nothing is. */
  present(): Present | null;
  onPointer(event: MapEvents["pointer"]): void;
}

/** Reads the exact value under a resting pointer, or where a finger tapped. */
export class Pointer {
  readonly #options: PointerOptions;
  #at: LonLat | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = new AbortController();

  constructor(map: LibreMap, options: PointerOptions) {
    this.#options = options;
    map.on("mousemove", this.#onMove);
    map.on("mouseout", this.#onLeave);
    map.on("click", this.#onMove);
    map.on("dragstart", this.#onLeave);
  }

  /** Another slice or recipe is on screen: the value under a resting pointer is another one. */
  refresh(): void {
    if (this.#at) this.pointAt(this.#at);
  }

  dispose(): void {
    this.#forget();
  }

  readonly #onMove = (event: MapMouseEvent): void => {
    if (event.type === "mousemove" && event.originalEvent.buttons !== 0) return;
    this.pointAt(lonLatOf(event.lngLat));
  };

  readonly #onLeave = (): void => {
    if (!this.#at) return;
    this.#forget();
    this.#options.onPointer(null);
  };

  /** Reads the value there, as for a pointer that rests. */
  pointAt(lonLat: LonLat): void {
    this.#forget();
    this.#at = lonLat;
    const present = this.#options.present();
    this.#options.onPointer({ lonLat, slice: present?.slice.id ?? null });
    if (!present) return;
    this.#timer = setTimeout(() => void this.#read(lonLat, present), REST_MS);
  }

  async #read(lonLat: LonLat, { slice, recipe }: Present): Promise<void> {
    const { signal } = this.#request;
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
    try {
      const value = await this.#options.engine.point({ slice: slice.id, recipe, point: lonLat }, deadline);
      if (!signal.aborted) this.#options.onPointer({ lonLat, slice: slice.id, value });
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const problem = deadline.aborted ? tooLong(slice) : problemOf(error, "network");
      this.#options.onPointer({ lonLat, slice: slice.id, problem });
    }
  }

  #forget(): void {
    this.#at = null;
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#request = new AbortController();
  }
}

function tooLong({ day }: Slice): Problem {
  return {
    kind: "network",
    message: `The value of ${day} at this place took longer than ${DEADLINE_MS / 1000} seconds.`,
    advice: "Check the connection, then point at it again.",
  };
}

function lonLatOf(lngLat: LngLat): LonLat {
  return [wrapLongitude(lngLat.lng), lngLat.lat];
}
