import { isClaims } from "./claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import { safeReturnPath } from "./return-to.ts";

/** An abandoned sign-in leaves its code verifier behind for no longer than this. */
export const STALE_AFTER_SECONDS = 600;
const STATE_PREFIX = "sign-in:";

/** Kept aside while the person is at the provider: however long the view is, the URL stays short. */
export interface PendingSignIn {
  readonly provider: string;
  /** `restore`: no password is asked for; the answer may be that one is needed. */
  readonly purpose: "sign-in" | "restore" | "popup" | "sign-out";
  readonly returnTo: string;
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
}

/** What was kept aside for a sign-in answer, or undefined when it is unknown, used up or too old. */
export async function pendingSignInOf(
  environment: SessionEnvironment,
  state: string,
): Promise<PendingSignIn | undefined> {
  const stored = await environment.store.get(`${STATE_PREFIX}${state}`);
  const { provider, purpose, returnTo, begunAt } = pendingData(stored);
  if (typeof provider !== "string" || typeof begunAt !== "number") return undefined;
  return {
    provider,
    begunAt,
    purpose: purpose === "restore" || purpose === "popup" || purpose === "sign-out" ? purpose : "sign-in",
    returnTo: safeReturnPath(typeof returnTo === "string" ? returnTo : undefined, environment.page.base),
  };
}

/** Forgets sign-ins that were not finished in time. */
export async function forgetStaleSignIns(environment: SessionEnvironment): Promise<void> {
  const oldest = environment.now() - STALE_AFTER_SECONDS * 1000;
  for (const key of await environment.store.keys()) {
    if (!key.startsWith(STATE_PREFIX)) continue;
    await environment.store.update<string>(key, (stored) => {
      const { begunAt } = pendingData(stored);
      return typeof begunAt === "number" && begunAt > oldest ? stored : undefined;
    });
  }
}

/** What the library stored for us beside its own; anything of another shape is empty. */
function pendingData(stored: unknown): Readonly<Record<string, unknown>> {
  if (typeof stored !== "string") return {};
  const parsed: unknown = JSON.parse(stored);
  const data: unknown = isClaims(parsed) ? parsed["data"] : undefined;
  return isClaims(data) ? data : {};
}

/** Where the library keeps code verifiers: with the session, not in localStorage. */
export function pendingSignInStore({ store }: SessionEnvironment) {
  const take = async (id: string, keep: boolean) => {
    let taken: string | null = null;
    await store.update<string>(`${STATE_PREFIX}${id}`, (stored) => {
      taken = stored ?? null;
      return keep ? stored : undefined;
    });
    return taken;
  };
  return {
    set: async (id: string, value: string) => {
      await store.update(`${STATE_PREFIX}${id}`, () => value);
    },
    get: (id: string) => take(id, true),
    remove: (id: string) => take(id, false),
    getAllKeys: async () =>
      (await store.keys())
        .filter((key) => key.startsWith(STATE_PREFIX))
        .map((key) => key.slice(STATE_PREFIX.length)),
  };
}
