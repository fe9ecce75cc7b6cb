import { isClaims } from "../protocol/claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import { TabCipher } from "./tab-cipher.ts";

/** A page that was left is expected back within this time; a closed tab that is opened later is not. */
const LONGEST_RELOAD_MS = 60_000;

/** What one tab's session is called in storage, and what decrypts it. */
export interface TabKey {
  readonly id: string;
  readonly cipher: TabCipher;
}

/** The key as the page that is left hands it to the next one. */
interface ReloadMark {
  readonly id: string;
  readonly key: JsonWebKey;
}

/**
 * Keeps the key to one tab's session: in the memory of the page, and nowhere else while the page is
 * there. When it is left the key is written into the tab's sessionStorage, which is all that a page can
 * still do then, and the page that comes next takes it away again. So neither a copy of the tab nor a
 * closed tab that is opened again later has a part in the session.
 */
export class TabKeyring {
  #held: Promise<TabKey | undefined>;
  /** The same, ready to be written down at once. */
  #ready: ReloadMark | undefined;

  constructor(environment: SessionEnvironment, name: string) {
    const { page } = environment;
    const mark = `reload:${name}`;
    this.#ready = markOfReload(page.mark(mark), environment.now());
    page.setMark(mark, null);
    this.#held = taken(this.#ready);
    page.onLeave(() => {
      if (!this.#ready) return;
      page.setMark(mark, JSON.stringify({ ...this.#ready, leftAt: environment.now() }));
    });
    // Back from the history as it was: the key is in memory again, and only there.
    page.onWake(() => page.setMark(mark, null));
  }

  /** The key this page has, if there is a session. */
  held(): Promise<TabKey | undefined> {
    return this.#held;
  }

  /** A key for a session that begins. */
  async make(): Promise<TabKey> {
    const key: TabKey = { id: crypto.randomUUID(), cipher: await TabCipher.generate() };
    this.#held = Promise.resolve(key);
    this.#ready = { id: key.id, key: key.cipher.jwk };
    return key;
  }

  /** The session is over; the next one has another key. */
  drop(): void {
    this.#held = Promise.resolve(undefined);
    this.#ready = undefined;
  }
}

async function taken(mark: ReloadMark | undefined): Promise<TabKey | undefined> {
  if (!mark) return undefined;
  const cipher = await TabCipher.fromJwk(mark.key).catch(() => undefined);
  return cipher && { id: mark.id, cipher };
}

/** What the page before this one in the same tab left, unless that is too long ago. */
function markOfReload(mark: string | null, now: number): ReloadMark | undefined {
  if (mark === null) return undefined;
  try {
    const value: unknown = JSON.parse(mark);
    if (!isClaims(value)) return undefined;
    const { id, key, leftAt } = value;
    if (typeof id !== "string" || !isClaims(key) || typeof leftAt !== "number") return undefined;
    return Math.abs(now - leftAt) <= LONGEST_RELOAD_MS ? { id, key } : undefined;
  } catch {
    return undefined;
  }
}
