import type { Locks } from "../environment.ts";

/**
 * Which tabs have a part in a share, told by Web Locks: the browser frees a tab's lock when the tab is closed,
 * reloaded or crashed, so that no tab has to send signs of life. Each tab has a lock of its own name.
 */
export class Presence {
  readonly #locks: Locks;
  readonly #prefix: string;
  readonly #tab: string;
  #release: (() => void) | undefined;

  /** @param share what the tabs have a part in */
  constructor(locks: Locks, share: string, tab: string) {
    this.#locks = locks;
    this.#prefix = `share:${share}:`;
    this.#tab = tab;
  }

  /** Says whether this tab has a part. */
  set(isPresent: boolean): void {
    if (!isPresent) {
      this.#release?.();
      this.#release = undefined;
    } else if (!this.#release) {
      const held = new Promise<void>((resolve) => {
        this.#release = resolve;
      });
      this.#locks.request(this.#prefix + this.#tab, undefined, () => held).catch(() => undefined);
    }
  }

  /** The tabs that have a part, without this one. */
  async others(): Promise<readonly string[]> {
    const names = (await this.#locks.held()).filter((name) => name.startsWith(this.#prefix));
    return names.map((name) => name.slice(this.#prefix.length)).filter((tab) => tab !== this.#tab);
  }

  /** Resolves when `tab` has no part any more. @throws AbortError */
  gone(tab: string, signal?: AbortSignal): Promise<void> {
    return this.#locks.request(this.#prefix + tab, signal, () => Promise.resolve());
  }
}
