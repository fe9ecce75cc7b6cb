import type { Channel, SessionEnvironment } from "../environment.ts";
import type { KeptSession } from "../tokens/tokens.ts";
import { memoryVault, sharedVault, type Vault } from "./vault.ts";

/**
 * A session that lies in the memory of its tab unless it is to be remembered: then it lies in IndexedDB, for
 * every tab. What is not to be remembered takes the place of what was: nothing stays stored behind it.
 */
export function rememberedVault(environment: SessionEnvironment, channel: Channel, key: string): Vault {
  const own = memoryVault();
  const stored = sharedVault(environment, channel, key);
  const isOwn = (kept: KeptSession | undefined) => kept?.status === "live" && kept.remembered === undefined;
  return {
    ...stored,
    read: async () => (await own.read()) ?? (await stored.read()),
    update: async (change) => {
      const mine = await own.read();
      if (mine === undefined) {
        let kept: KeptSession | undefined;
        const left = await stored.update((present) => {
          kept = change(present);
          return isOwn(kept) ? undefined : kept;
        });
        return isOwn(kept) ? own.update(() => kept) : left;
      }
      const kept = change(mine);
      const stays = kept !== undefined && (kept.status !== "live" || isOwn(kept));
      await own.update(() => (stays ? kept : undefined));
      return stays ? kept : stored.update(() => kept);
    },
  };
}
