import type { StoredSession } from "../tokens/tokens.ts";
import type { Vault } from "./vault.ts";

type Listener = (next: StoredSession | undefined, previous: StoredSession | undefined) => void;

/** This tab's copy of what the vault keeps, so that handing out a good token waits for no storage. */
export class SessionCache {
  readonly #vault: Vault;
  readonly #listener: Listener;
  #session: StoredSession | undefined;
  #restored: Promise<void> | undefined;
  /** Vault operations are numbered as they begin: an answer that was overtaken is dropped. */
  #begun = 0;
  #applied = 0;
  readonly #waiting = new Set<() => void>();

  constructor(vault: Vault, listener: Listener) {
    this.#vault = vault;
    this.#listener = listener;
    vault.onChange(() => void this.sync().catch(() => undefined));
  }

  get session(): StoredSession | undefined {
    return this.#session;
  }

  /** Reads what is kept, once; everything else waits for it. */
  restore(): Promise<void> {
    this.#restored ??= this.sync();
    return this.#restored;
  }

  /** Looks at what is kept now; another tab may have renewed, signed in or signed out. */
  async sync(): Promise<void> {
    const begun = ++this.#begun;
    this.#apply(await this.#vault.read(), begun);
  }

  /** Changes what is kept for all tabs and follows it here. */
  async update(change: (present: StoredSession | undefined) => StoredSession | undefined): Promise<void> {
    this.#restored ??= Promise.resolve();
    const begun = ++this.#begun;
    this.#apply(await this.#vault.update(change), begun);
  }

  /** Resolves as soon as `done` holds of what is kept. */
  async until(done: (session: StoredSession | undefined) => boolean): Promise<void> {
    while (!done(this.#session)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #apply(next: StoredSession | undefined, begun: number): void {
    if (begun < this.#applied) return;
    this.#applied = begun;
    const previous = this.#session;
    this.#session = next;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
    this.#listener(next, previous);
  }
}
