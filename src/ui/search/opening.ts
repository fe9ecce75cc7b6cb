import { createStore, type StoreApi } from "zustand/vanilla";

/** A catalogue that is being opened at its start: its first date is still to be chosen. */
export interface Opening {
  /** Its id; null while none is opened. */
  readonly catalogue: string | null;
}

export type OpeningStore = StoreApi<Opening>;

export function createOpening(): OpeningStore {
  return createStore<Opening>(() => ({ catalogue: null }));
}
