import { createStore, type StoreApi } from "zustand/vanilla";

/** What the page is in the middle of; no part of a link. */
export interface Activity {
  /** The catalogue that is being opened at its start, by its id: its first date is still to be chosen. */
  readonly opening: string | null;
  readonly isPlaying: boolean;
}

export type ActivityStore = StoreApi<Activity>;

export function createActivity(): ActivityStore {
  return createStore<Activity>(() => ({ opening: null, isPlaying: false }));
}
