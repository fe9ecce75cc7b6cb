import { isClaims } from "../protocol/claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import type { Encrypted } from "./tab-cipher.ts";
import { TabKeyring } from "./tab-key.ts";
import type { StoredSession } from "../tokens/tokens.ts";
import { storedSession, type Vault } from "./vault.ts";

/** What closed tabs left behind cannot be decrypted any more, and is removed after this. */
const STALE_AFTER_MS = 7 * 24 * 3_600_000;
const PREFIX = "tab:";

interface TabRecord extends Encrypted {
  readonly storedAt: number;
}

/**
 * A session of this tab alone that outlives a reload: it lies in IndexedDB, encrypted with a key that
 * no other tab has. Needs a secure context.
 */
export function tabVault(environment: SessionEnvironment, key: string): Vault {
  const { locks, store } = environment;
  const keyring = new TabKeyring(environment, key);
  let queue: Promise<unknown> = Promise.resolve();

  const read = async () => {
    const held = await keyring.held();
    const record = held && recordOf(await store.get(PREFIX + held.id));
    return record && storedSession(await held?.cipher.decrypt(record));
  };
  const write = async (session: StoredSession | undefined) => {
    const held = await keyring.held();
    if (session) {
      const { id, cipher } = held ?? (await keyring.make());
      const record: TabRecord = { ...(await cipher.encrypt(session)), storedAt: environment.now() };
      await store.update(PREFIX + id, () => record);
    } else if (held) {
      keyring.drop();
      await store.update(PREFIX + held.id, () => undefined);
    }
  };
  return {
    read,
    // Encryption cannot wait inside a transaction; as no other tab writes, one after the other will do.
    update: (change) => {
      const before = queue;
      const result = (async () => {
        await before;
        const present = await read();
        const next = change(present);
        if (next !== present) await write(next);
        return next;
      })();
      queue = result.catch(() => undefined);
      return result;
    },
    // A page in the history and the one that came after it in the same tab have one refresh token.
    exclusively: async (signal, work) => {
      const held = await keyring.held();
      return locks.request(`renew:${PREFIX}${held?.id ?? key}`, signal, work);
    },
    onChange: () => () => undefined,
  };
}

/** Removes what tabs left behind that were not opened again. */
export async function forgetStaleTabs(environment: SessionEnvironment): Promise<void> {
  const { store } = environment;
  const oldest = environment.now() - STALE_AFTER_MS;
  for (const name of await store.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    await store.update<unknown>(name, (stored) =>
      (recordOf(stored)?.storedAt ?? 0) > oldest ? stored : undefined,
    );
  }
}

function recordOf(stored: unknown): TabRecord | undefined {
  if (!isClaims(stored)) return undefined;
  const { iv, data, storedAt } = stored;
  if (!(iv instanceof Uint8Array) || !(data instanceof ArrayBuffer)) return undefined;
  return typeof storedAt === "number" ? { iv: new Uint8Array(iv), data, storedAt } : undefined;
}
