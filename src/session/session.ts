import type { ProviderConfig } from "../config/types.ts";
import { ProblemError } from "../problem/problem.ts";
import type { Account, AccountContext, SignIn, TokenSource } from "./accounts/account.ts";
import { createAccount } from "./accounts/create-account.ts";
import { browserEnvironment } from "./browser.ts";
import type { SessionEnvironment } from "./environment.ts";
import { servePort } from "./port.ts";
import { startSession } from "./start-session.ts";
import type { Session, SessionState } from "./types.ts";

/**
 * The session of this tab with every configured provider. Providers keep to themselves: one that
 * fails does not touch the others, and no token goes to an origin its provider does not list.
 */
export function createSession(
  providers: readonly ProviderConfig[],
  environment: SessionEnvironment = browserEnvironment(),
): Session {
  const listeners = new Set<() => void>();
  const clearedListeners = new Set<(origins: readonly string[]) => void>();
  const openedListeners = new Set<(origins: readonly string[]) => void>();
  const channel = environment.channel("session");
  let snapshot: ReadonlyMap<string, SessionState> = new Map();

  const context: AccountContext = {
    environment,
    channel,
    changed: () => {
      snapshot = new Map(accounts.map((account) => [account.provider.id, account.state()]));
      for (const listener of listeners) listener();
    },
    cleared: (origins) => {
      for (const listener of clearedListeners) listener(origins);
    },
    opened: (origins) => {
      for (const listener of openedListeners) listener(origins);
    },
  };
  const accounts: readonly Account[] = providers.map((provider) => createAccount(provider, context));
  const byOrigin = sourcesByOrigin(accounts);
  context.changed();

  environment.page.onWake(() => {
    for (const { signIn } of accounts) signIn?.wake().catch(() => undefined);
  });

  const signInOf = (id: string): SignIn => {
    const account = accounts.find(({ provider }) => provider.id === id);
    if (account?.signIn) return account.signIn;
    throw new ProblemError({
      kind: "configuration",
      message: account
        ? `There is nothing to sign in to at ${account.provider.title}.`
        : `No provider “${id}” is configured.`,
      advice: "Check the providers in the configuration.",
    });
  };
  let started: ReturnType<Session["start"]> | undefined;

  const session = {
    states: () => snapshot,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // A callback that is handled twice costs the whole grant: the promise is made once.
    start: () => (started ??= startSession(environment, channel, accounts)),
    signIn: async (provider: string, how: Parameters<Session["signIn"]>[1]) => signInOf(provider).begin(how),
    signOut: async (provider: string, how?: Parameters<Session["signOut"]>[1]) => signInOf(provider).end(how),
    renew: async (provider: string) => signInOf(provider).renew(),
    remove: async (provider: string) => signInOf(provider).remove(),
    onCleared: (listener: (origins: readonly string[]) => void) => {
      clearedListeners.add(listener);
      return () => clearedListeners.delete(listener);
    },
    onOpened: (listener: (origins: readonly string[]) => void) => {
      openedListeners.add(listener);
      return () => openedListeners.delete(listener);
    },
    token: async (origin: string, signal?: AbortSignal) => byOrigin.get(origin)?.token(signal),
    reject: (credential: string, host: string) => {
      for (const { source } of accounts) source.reject(credential, host);
    },
    signatureFor: async (url: string, signal?: AbortSignal) =>
      byOrigin.get(new URL(url).origin)?.signatureFor(url, signal),
    proofFor: async (token: string, method: string, url: string, nonce?: string) =>
      byOrigin.get(new URL(url).origin)?.proofFor(token, method, url, nonce),
    serve: (port: MessagePort) => servePort(port, session),
  };
  return session;
}

/** Exact origins only; an origin two providers claim belongs to the first. */
function sourcesByOrigin(accounts: readonly Account[]): ReadonlyMap<string, TokenSource> {
  const map = new Map<string, TokenSource>();
  for (const { provider, source } of accounts) {
    for (const origin of provider.origins) {
      const exact = new URL(origin).origin;
      if (!map.has(exact)) map.set(exact, source);
    }
  }
  return map;
}
