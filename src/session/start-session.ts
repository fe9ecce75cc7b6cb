import { isAbort, type Problem, problemOf } from "../problem/problem.ts";
import { withDeadline } from "../async/deadline.ts";
import type { Account } from "./accounts/account.ts";
import type { Channel, SessionEnvironment } from "./environment.ts";
import { forgetStaleSignIns, pendingSignInOf, pendingSignInStore } from "./protocol/pending-sign-in.ts";
import { answerOpener } from "./protocol/popup.ts";
import { forgetStaleTabs } from "./storage/tab-vault.ts";
import type { Session } from "./types.ts";

type StartResult = Awaited<ReturnType<Session["start"]>>;

const START_TIMEOUT_MS = 10_000;
/** One token request with its own deadline, and a little more; later tries go on behind the page. */
const FINISH_TIMEOUT_MS = 35_000;

/** Finishes the sign-in that the address of the page is the answer to, or restores what is stored. */
export async function startSession(
  environment: SessionEnvironment,
  channel: Channel,
  accounts: readonly Account[],
): Promise<StartResult> {
  const state = callbackState(environment.page.address());
  try {
    return state === undefined
      ? await startWithout(environment, accounts)
      : await finishSignIn(environment, channel, accounts, state);
  } catch (error) {
    return isAbort(error) ? {} : { problem: problemOf(error, "sign-in") };
  } finally {
    forgetStaleSignIns(environment).catch(() => undefined);
    forgetStaleTabs(environment).catch(() => undefined);
  }
}

/** A start that is no answer to a sign-in. */
async function startWithout(
  environment: SessionEnvironment,
  accounts: readonly Account[],
): Promise<StartResult> {
  const returnTo = await returnFromSignOut(environment);
  await restored(environment, accounts);
  if (returnTo !== undefined) return { returnTo };
  for (const { provider, redirect } of accounts) {
    if (!redirect) continue;
    // The page is empty until this is over, so a provider that does not answer is not waited for.
    await withDeadline(environment, START_TIMEOUT_MS, slow(provider.title), undefined, (signal) =>
      redirect.reauthenticateAfterReload(environment.page.address(), signal),
    );
  }
  return {};
}

async function finishSignIn(
  environment: SessionEnvironment,
  channel: Channel,
  accounts: readonly Account[],
  state: string,
): Promise<StartResult> {
  const { page } = environment;
  const address = page.address();
  const pending = await pendingSignInOf(environment, state);
  if (pending?.purpose === "popup") {
    await answerOpener(environment, channel, state);
    page.replaceAddress(page.base);
    return { returnTo: pending.returnTo };
  }
  // Before anything else: a reload or a copied address must not replay the code.
  page.replaceAddress(page.base);
  await restored(environment, accounts);
  const account = accounts.find(({ provider }) => provider.id === pending?.provider);
  const redirect = account?.redirect;
  if (!pending || pending.purpose === "sign-out" || !account || !redirect) return { problem: unknownAnswer };
  const { returnTo, purpose } = pending;
  try {
    await withDeadline(environment, FINISH_TIMEOUT_MS, slow(account.provider.title), undefined, () =>
      redirect.finish(address, purpose),
    );
    return { returnTo };
  } catch (error) {
    return { returnTo, problem: problemOf(error, "sign-in") };
  }
}

async function restored(environment: SessionEnvironment, accounts: readonly Account[]): Promise<void> {
  await withDeadline(environment, START_TIMEOUT_MS, storageStuck, undefined, async () => {
    await Promise.all(accounts.map(async ({ signIn }) => signIn?.restore()));
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
