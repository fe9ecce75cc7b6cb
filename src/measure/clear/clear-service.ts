import { createStore, type StoreApi } from "zustand/vanilla";
import type { RasterEngine } from "../../worker/types.ts";
import type { ClearReader } from "./clear-reader.ts";
import { type ClearState, NO_CLEAR_SHARES } from "./types.ts";

/** How clear the searched outline is on each date; what reads it is loaded when an outline is searched. */
export interface ClearService {
  readonly state: StoreApi<ClearState>;
  readonly reader: () => Promise<Pick<ClearReader, "ask" | "stop" | "resume">>;
  /** Forgets everything: it may have been read with a sign-in that has ended. */
  readonly forget: () => void;
}

export function createClearService(engine: Pick<RasterEngine, "run">): ClearService {
  const state = createStore<ClearState>(() => NO_CLEAR_SHARES);
  let loaded: Promise<ClearReader> | null = null;
  const load = async (): Promise<ClearReader> => {
    const { ClearReader: Reader } = await import("./clear-reader.ts");
    return new Reader({ engine, state });
  };
  return {
    state,
    reader: () => (loaded ??= load()),
    forget: () => void loaded?.then((reader) => reader.forget()),
  };
}
