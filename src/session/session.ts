import type { ProviderConfig } from "../config/types.ts";
import { isAbort, type Problem, ProblemError, problemOf } from "../problem/problem.ts";
import { withDeadline } from "../async/deadline.ts";
import type { Account, AccountContext } from "./accounts/account.ts";
import { browserEnvironment } from "./browser.ts";
import { ClientAccount } from "./accounts/client-account.ts";
import { CodeAccount } from "./accounts/code-account.ts";
import type { SessionEnvironment } from "./environment.ts";
import { pendingSignInOf, pendingSignInStore, forgetStaleSignIns } from "./protocol/pending-sign-in.ts";
import { PastedAccount } from "./accounts/pasted-account.ts";
import { PasswordAccount } from "./accounts/password-account.ts";
import { answerOpener } from "./protocol/popup.ts";
import { servePort } from "./port.ts";
import { SignatureAccount } from "./accounts/signature-account.ts";
import { forgetStaleTabs } from "./storage/tab-vault.ts";
import type { Session, SessionState } from "./types.ts";

const START_TIMEOUT_MS = 10_000;
/** One token request with its own deadline, and a little more; later tries go on behind the page. */
const FINISH_TIMEOUT_MS = 35_000;

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
  const accounts: readonly Account[] = providers.map((provider) => accountFor(provider, context));
  const byOrigin = accountsByOrigin(accounts);
  context.changed();

  environment.page.onWake(() => {
    for (const account of accounts) account.wake().catch(() => undefined);
  });

  const named = (provider: string): Account => {
    const account = accounts.find((account) => account.provider.id === provider);
    if (account) return account;
    throw new ProblemError({
      kind: "configuration",
      message: `No provider “${provider}” is configured.`,
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
    start: () => (started ??= start(environment, channel, accounts)),
    signIn: async (provider: string, how: Parameters<Session["signIn"]>[1]) => named(provider).signIn(how),
    signOut: async (provider: string, how?: Parameters<Session["signOut"]>[1]) =>
      named(provider).signOut(how),
    renew: async (provider: string) => named(provider).renew(),
    remove: async (provider: string) => named(provider).remove(),
    onCleared: (listener: (origins: readonly string[]) => void) => {
      clearedListeners.add(listener);
      return () => clearedListeners.delete(listener);
    },
    onOpened: (listener: (origins: readonly string[]) => void) => {
      openedListeners.add(listener);
      return () => openedListeners.delete(listener);
    },
    token: async (origin: string, signal?: AbortSignal) => byOrigin.get(origin)?.token(signal),
    reject: (token: string, host: string) => {
      for (const account of accounts) account.reject(token, host);
    },
    signatureFor: async (url: string, signal?: AbortSignal) => {
      const account = byOrigin.get(new URL(url).origin);
      return account instanceof SignatureAccount ? account.signatureFor(url, signal) : undefined;
    },
    proofFor: async (token: string, method: string, url: string, nonce?: string) => {
      const account = byOrigin.get(new URL(url).origin);
      return account instanceof CodeAccount ? account.proofFor(token, method, url, nonce) : undefined;
    },
    serve: (port: MessagePort) => servePort(port, session),
  };
  return session;
}

function accountFor(provider: ProviderConfig, context: AccountContext): Account {
  if (provider.kind === "code") return new CodeAccount(provider, context);
  if (provider.kind === "password") return new PasswordAccount(provider, context);
  if (provider.kind === "client-credentials") return new ClientAccount(provider, context);
  if (provider.kind === "token") return new PastedAccount(provider, context);
  return new SignatureAccount(provider, context);
}

/** Exact origins only; an origin two providers claim belongs to the first. */
function accountsByOrigin(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  const map = new Map<string, Account>();
  for (const account of accounts) {
    for (const origin of account.provider.origins) {
      const exact = new URL(origin).origin;
      if (!map.has(exact)) map.set(exact, account);
    }
  }
  return map;
}

async function start(
  environment: SessionEnvironment,
  channel: ReturnType<SessionEnvironment["channel"]>,
  accounts: readonly Account[],
): ReturnType<Session["start"]> {
  const { page } = environment;
  const address = page.address();
  const state = callbackState(address);
  try {
    if (state === undefined) {
      const returnTo = await returnFromSignOut(environment);
      await restored(environment, accounts);
      if (returnTo !== undefined) return { returnTo };
      for (const account of accounts)
        if (account instanceof CodeAccount) await reauthenticateAfterReload(environment, account);
      return {};
    }
    const pending = await pendingSignInOf(environment, state);
    if (pending?.purpose === "popup") {
      await answerOpener(environment, channel, state);
      page.replaceAddress(page.base);
      return { returnTo: pending.returnTo };
    }
    // Before anything else: a reload or a copied address must not replay the code.
    page.replaceAddress(page.base);
    await restored(environment, accounts);
    const account = accounts.find((account) => account.provider.id === pending?.provider);
    const isSignIn = pending !== undefined && pending.purpose !== "sign-out";
    if (!isSignIn || !(account instanceof CodeAccount)) return { problem: unknownAnswer };
    try {
      const { title } = account.provider;
      await withDeadline(environment, FINISH_TIMEOUT_MS, slow(title), undefined, () =>
        account.finish(address, pending.purpose),
      );
      return { returnTo: pending.returnTo };
    } catch (error) {
      return { returnTo: pending.returnTo, problem: problemOf(error, "sign-in") };
    }
  } catch (error) {
    return isAbort(error) ? {} : { problem: problemOf(error, "sign-in") };
  } finally {
    forgetStaleSignIns(environment).catch(() => undefined);
    forgetStaleTabs(environment).catch(() => undefined);
  }
}

async function restored(environment: SessionEnvironment, accounts: readonly Account[]): Promise<void> {
  await withDeadline(environment, START_TIMEOUT_MS, storageStuck, undefined, async () => {
    await Promise.all(accounts.map((account) => account.restore()));
  });
}

/** Where to go after a sign-out at a provider, whose page leads back with the state it was sent. */
async function returnFromSignOut(environment: SessionEnvironment): Promise<string | undefined> {
  const { page } = environment;
  const state = new URL(page.address()).searchParams.get("state");
  const pending = state === null ? undefined : await pendingSignInOf(environment, state);
  if (state === null || pending?.purpose !== "sign-out") return undefined;
  await pendingSignInStore(environment).remove(state);
  page.replaceAddress(page.base);
  return pending.returnTo;
}

/** The page is empty until this is over, so a provider that does not answer is not waited for. */
function reauthenticateAfterReload(environment: SessionEnvironment, account: CodeAccount): Promise<void> {
  return withDeadline(environment, START_TIMEOUT_MS, slow(account.provider.title), undefined, (signal) =>
    account.reauthenticateAfterReload(environment.page.address(), signal),
  );
}

/** The state of a sign-in answer (`code` or `error`, with `state`), or undefined for any other address. */
function callbackState(address: string): string | undefined {
  const { searchParams } = new URL(address);
  const answer = searchParams.has("code") || searchParams.has("error");
  return answer ? (searchParams.get("state") ?? undefined) : undefined;
}

function slow(title: string): Problem {
  return {
    kind: "network",
    message: `${title} did not answer in time, so the sign-in is not finished.`,
    advice: "Public data can be read meanwhile; sign in again when the connection is better.",
  };
}

const unknownAnswer: Problem = {
  kind: "sign-in",
  message: "This sign-in was used already or took too long.",
  advice: "Sign in again.",
};

const storageStuck: Problem = {
  kind: "sign-in",
  message: "The browser's storage did not answer, so a stored session could not be read.",
  advice: "Close other tabs of this application or reload; public data can be read without a session.",
};
