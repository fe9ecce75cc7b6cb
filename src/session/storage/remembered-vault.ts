import type { Channel, SessionEnvironment } from "../environment.ts";
import type { StoredSession } from "../tokens/tokens.ts";
import { memoryVault, sharedVault, type Vault } from "./vault.ts";

/**
 * A session that lies in the memory of its tab unless it is to be remembered: then it lies in IndexedDB, for
 * every tab. What is not to be remembered takes the place of what was: nothing stays stored behind it.
 */
export function rememberedVault(environment: SessionEnvironment, channel: Channel, key: string): Vault {
  const own = memoryVault();
  const stored = sharedVault(environment, channel, key);
  const isOwn = (session: StoredSession | undefined) =>
    session?.status === "live" && session.remembered === undefined;
  return {
    ...stored,
    read: async () => (await own.read()) ?? (await stored.read()),
    update: async (change) => {
      const mine = await own.read();
      if (mine === undefined) {
        let session: StoredSession | undefined;
        const left = await stored.update((present) => {
          session = change(present);
          return isOwn(session) ? undefined : session;
        });
        return isOwn(session) ? own.update(() => session) : left;
      }
      const session = change(mine);
      const stays = session !== undefined && (session.status !== "live" || isOwn(session));
      await own.update(() => (stays ? session : undefined));
      return stays ? session : stored.update(() => session);
    },
  };
}
