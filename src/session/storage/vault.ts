import type { Channel, SessionEnvironment } from "../environment.ts";
import type { StoredSession } from "../tokens/tokens.ts";

type Change = (present: StoredSession | undefined) => StoredSession | undefined;

/** Where one provider's session is kept. */
export interface Vault {
  read(): Promise<StoredSession | undefined>;
  /** Reads and writes in one step over all tabs; returns what is kept afterwards. */
  update(change: Change): Promise<StoredSession | undefined>;
  /** Runs `work` while no other tab runs any for the same session. */
  exclusively<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result>;
  /** Told when another tab has changed what is kept. */
  onChange(listener: () => void): () => void;
}

/** What tabs tell each other: which session changed, never what is in it. */
interface ChangeMessage {
  readonly changed: string;
}

/**
 * One session for every tab: IndexedDB under a Web Lock, changes announced on a channel.
 * localStorage would not do: it has no lock across processes, and a renewal read from it can be stale.
 */
export function sharedVault(environment: SessionEnvironment, channel: Channel, key: string): Vault {
  const entry = `session:${key}`;
  return {
    read: async () => storedSession(await environment.store.get(entry)),
    update: async (change) => {
      let changed = false;
      const next = await environment.store.update<StoredSession>(entry, (present) => {
        const next = change(storedSession(present));
        changed = next !== present;
        return next;
      });
      if (changed) channel.post({ changed: key } satisfies ChangeMessage);
      return next;
    },
    exclusively: (signal, work) => environment.locks.request(`renew:${key}`, signal, work),
    onChange: (listener) =>
      channel.listen((message) => {
        if (isChange(message) && message.changed === key) listener();
      }),
  };
}

/** A session of this tab alone, gone with the page. */
export function memoryVault(): Vault {
  let present: StoredSession | undefined;
  return {
    read: async () => present,
    update: async (change) => {
      present = change(present);
      return present;
    },
    exclusively: (_signal, work) => work(),
    onChange: () => () => undefined,
  };
}

/** Storage may hold what an older version wrote: anything of another shape is no session. */
export function storedSession(value: unknown): StoredSession | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("status" in value) || !("id" in value) || !("user" in value)) return undefined;
  const known = value.status === "live" || value.status === "refresh-lost" || value.status === "ended";
  return known ? (value as StoredSession) : undefined;
}

function isChange(message: unknown): message is ChangeMessage {
  return typeof message === "object" && message !== null && "changed" in message;
}
