import type { Environment } from "../http/environment.ts";

/**
 * The outside world, and what the session needs of a browser beside it: so that several "tabs" with their own
 * clock, network and storage can be run side by side in a test without a browser.
 */
export interface SessionEnvironment extends Environment {
  readonly store: KeyValueStore;
  readonly locks: Locks;
  channel(name: string): Channel;
  readonly page: Page;
}

/** Values survive a reload and are seen by every tab. `update` is one transaction over all tabs. */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  /** Stores what `change` makes of the present value (undefined deletes) and returns what is stored then. */
  update<Value>(
    key: string,
    change: (present: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined>;
  keys(): Promise<readonly string[]>;
}

/** Mutual exclusion over all tabs of the browser; a lock dies with its tab. */
export interface Locks {
  request<Result>(
    name: string,
    signal: AbortSignal | undefined,
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** The names that are locked by any tab at the moment. */
  held(): Promise<readonly string[]>;
}

/** Messages to the other tabs; the sender does not hear its own. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): () => void;
}

/** The window around the session. */
export interface Page {
  /** The application's own address without query and fragment; it is the redirect URI. */
  readonly base: string;
  address(): string;
  /** Changes the address bar without a navigation or a history entry. */
  replaceAddress(url: string): void;
  /**
   * Leaves the application; rejects when the page is still there after ten seconds, and with AbortError
   * when the person came back to it by the Back button.
   */
  leave(url: string): Promise<never>;
  /** A new window for a sign-in, or null where the browser blocks it. */
  openWindow(): { go(url: string): void; readonly closed: boolean; close(): void } | null;
  closeWindow(): void;
  /** Whether a person may be looking at this page right now. */
  visible(): boolean;
  /** False inside a frame, where the whole page cannot be sent to a sign-in. */
  readonly topLevel: boolean;
  /** Whether the browser offers cryptography and locks here (https or localhost). */
  readonly secure: boolean;
  /** Tells when the page was shown, came back online or woke up. */
  onWake(listener: () => void): () => void;
  /** Tells that the page is left, reloaded or closed: time enough to set a mark, not to wait for anything. */
  onLeave(listener: () => void): () => void;
  /** A mark that survives a reload of this tab, and is copied with the tab. Never holds a token. */
  mark(name: string): string | null;
  setMark(name: string, value: string | null): void;
}
