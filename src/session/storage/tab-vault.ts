import { isClaims } from "../protocol/claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import type { Sealed } from "./seal.ts";
import { TabKeyring } from "./tab-key.ts";
import type { KeptSession } from "../tokens/tokens.ts";
import { keptSession, type Vault } from "./vault.ts";

/** What closed tabs left behind, which nobody can read any more, is removed after this. */
const STALE_AFTER = 7 * 24 * 3_600_000;
const PREFIX = "tab:";

interface TabRecord extends Sealed {
  readonly keptAt: number;
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
    return record && keptSession(await held?.seal.open(record));
  };
  const write = async (kept: KeptSession | undefined) => {
    const held = await keyring.held();
    if (kept) {
      const { id, seal } = held ?? (await keyring.make());
      const record: TabRecord = { ...(await seal.close(kept)), keptAt: environment.now() };
      await store.update(PREFIX + id, () => record);
    } else if (held) {
      keyring.drop();
      await store.update(PREFIX + held.id, () => undefined);
    }
  };
  return {
    read,
    // Encryption cannot wait inside a transaction; as nobody else writes, one after the other will do.
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

/** Removes what tabs left behind that nobody came back to. */
export async function forgetStaleTabs(environment: SessionEnvironment): Promise<void> {
  const { store } = environment;
  const oldest = environment.now() - STALE_AFTER;
  for (const name of await store.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    await store.update<unknown>(name, (stored) =>
      (recordOf(stored)?.keptAt ?? 0) > oldest ? stored : undefined,
    );
  }
}

function recordOf(stored: unknown): TabRecord | undefined {
  if (!isClaims(stored)) return undefined;
  const { iv, data, keptAt } = stored;
  if (!(iv instanceof Uint8Array) || !(data instanceof ArrayBuffer)) return undefined;
  return typeof keptAt === "number" ? { iv: new Uint8Array(iv), data, keptAt } : undefined;
}
