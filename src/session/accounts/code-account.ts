import type { CodeProviderConfig } from "../../config/types.ts";
import { ProblemError, problemOf } from "../../problem/problem.ts";
import type { AccountContext, RedirectSignIn, SignInRequest, SignOutRequest } from "./account.ts";
import { TokenAccount } from "./token-account.ts";
import { DpopKeys } from "../protocol/dpop.ts";
import type { PendingSignIn } from "../protocol/pending-sign-in.ts";
import { AuthorisationCodeFlow } from "../protocol/authorisation-code-flow.ts";
import { popupAnswer } from "../protocol/popup.ts";
import { ended, framed, insecure, unregistered } from "./sign-in-problems.ts";
import { TokenClient } from "../protocol/token-client.ts";
import { RequestError } from "../../http/request-error.ts";
import type { StoredSession, RefreshLostSession } from "../tokens/tokens.ts";
import type { SessionState } from "../types.ts";
import { memoryVault, sharedVault } from "../storage/vault.ts";

/** A tab that set out to ask the provider is expected back within this time. */
const REAUTHENTICATION_MS = 20_000;
/** A provider that ends every session at once is not asked more often than this, in this time. */
const MOST_REAUTHENTICATIONS = 5;
const REAUTHENTICATION_WINDOW_MS = 30_000;
/** Requests may still be on their way with tokens that have been renewed since. */
const MOST_BOUND_TOKENS = 8;

/** Authorisation code with PKCE, by redirect or in a popup. */
export class CodeAccount extends TokenAccount<CodeProviderConfig> implements RedirectSignIn {
  readonly #flow: AuthorisationCodeFlow;
  readonly #tokens: TokenClient;
  readonly #dpop: DpopKeys | undefined;
  /** The last tokens that were bound to the key. */
  readonly #bound = new Set<string>();

  constructor(provider: CodeProviderConfig, context: AccountContext) {
    const { environment, channel } = context;
    const dpop = provider.dpop ? new DpopKeys(environment, provider.id) : undefined;
    const tokens = new TokenClient(environment, provider, dpop);
    const key = `${provider.id}:${provider.authority}:${provider.clientId}`;
    const shared = provider.session === "shared";
    const vault = shared ? sharedVault(environment, channel, key) : memoryVault();
    super(provider, context, vault, tokens.refreshGrant(environment.page.topLevel));
    this.#dpop = dpop;
    this.#tokens = tokens;
    this.#flow = new AuthorisationCodeFlow(environment, provider, tokens);
  }

  get redirect(): RedirectSignIn {
    return this;
  }

  /** After a reload in `tab` mode: leaves to ask the provider, if this tab had a session. */
  async reauthenticateAfterReload(returnTo: string, signal: AbortSignal): Promise<void> {
    const { page } = this.context.environment;
    if (this.provider.session !== "tab" || !page.topLevel || page.mark(this.#mark) === null) return;
    await this.#leave("restore", returnTo, undefined, signal);
  }

  /** Completes a pending sign-in: exchanges the code, or takes note that the provider wants a password. */
  async finish(address: string, purpose: PendingSignIn["purpose"]): Promise<void> {
    const { page, store } = this.context.environment;
    try {
      const answer = await this.#flow.finish(address);
      await this.manager.admit(answer, this.provider.title, await this.#tokens.sessionStart(answer));
      await store.update(this.#signedOut, () => undefined);
      if (this.provider.session === "tab") page.setMark(this.#mark, "1");
    } catch (error) {
      // A connection that failed says nothing about the session; it is asked for again.
      const passing = error instanceof RequestError && error.transient;
      if (purpose === "restore" && !passing) {
        await this.manager.restore();
        await this.manager.end(ended(this.provider.title));
        return;
      }
      this.fail(problemOf(error, "sign-in"));
      throw error;
    }
  }

  override async token(signal?: AbortSignal): Promise<string | undefined> {
    const token = await super.token(signal);
    this.#noteBound();
    return token;
  }

  /**
   * The proof to send with a token, where the provider bound it to the key; also with one that was
   * renewed a moment ago: without its proof it would be sent as if anybody could use it.
   */
  override async proofFor(
    token: string,
    method: string,
    url: string,
    nonce?: string,
  ): Promise<string | undefined> {
    if (!this.#bound.has(token)) return undefined;
    return this.#dpop?.proof(method, url, { token, ...(nonce === undefined ? {} : { nonce }) });
  }

  override state(): SessionState {
    const state = super.state();
    const { session } = this.manager;
    const hasPage = session?.status === "live" && session.idTokenHint !== undefined;
    return hasPage ? { ...state, signsOutAtProvider: true } : state;
  }

  override async end(how: SignOutRequest = {}): Promise<void> {
    const { page, store } = this.context.environment;
    const { session } = this.manager;
    page.setMark(this.#mark, null);
    await super.end();
    await store.update(this.#signedOut, () => true);
    const hint = session?.status === "live" ? session.idTokenHint : undefined;
    if (how.atProvider !== true || hint === undefined) return;
    const url = await this.#flow.signOutUrl(hint, how.returnTo ?? page.address());
    if (url !== undefined) await page.leave(url);
  }

  override async remove(): Promise<void> {
    const { store } = this.context.environment;
    await this.end();
    await this.#dpop?.forget();
    for (const name of [this.#signedOut, this.#reauthentications]) await store.update(name, () => undefined);
  }

  override async wake(): Promise<void> {
    await super.wake();
    await this.#reauthenticate();
  }

  protected override changed(): void {
    this.#noteBound();
    super.changed();
    if (this.manager.session?.status === "refresh-lost") void this.#reauthenticate().catch(() => undefined);
  }

  protected override async authenticate(how: SignInRequest): Promise<void> {
    const { environment, channel } = this.context;
    if (!environment.page.secure) throw new ProblemError(insecure(this.provider.title));
    if (this.provider.method === "redirect" && !environment.page.topLevel) {
      throw new ProblemError(framed(this.provider.title));
    }
    if (this.provider.clientId === "") throw new ProblemError(unregistered(this.provider.title));
    const opened = this.provider.method === "popup" ? environment.page.openWindow() : null;
    // Where the browser blocks the window, the whole page goes instead.
    if (!opened) return this.#leave("sign-in", how.returnTo, await this.#prompt());
    try {
      const { url, state } = await this.#flow.begin("popup", how.returnTo, await this.#prompt());
      opened.go(url);
      await popupAnswer(environment, channel, opened, state, (address) => this.finish(address, "popup"));
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** After signing out, the provider is to ask for a password: it may be another person. */
  async #prompt(): Promise<"login" | undefined> {
    return (await this.context.environment.store.get(this.#signedOut)) === true ? "login" : undefined;
  }

  async #leave(
    purpose: PendingSignIn["purpose"],
    returnTo: string,
    prompt?: "login",
    signal?: AbortSignal,
  ): Promise<void> {
    const { page } = this.context.environment;
    const { url } = await this.#flow.begin(purpose, returnTo, purpose === "restore" ? "none" : prompt);
    // A person who has begun to use the page by now is not taken away from it.
    signal?.throwIfAborted();
    // Asked once: a provider that shows an error page of its own must not be asked at every reload.
    page.setMark(this.#mark, null);
    await page.leave(url);
  }

  /**
   * The refresh token is gone, most likely because its successor was lost on the way. The provider
   * still knows the person: one visible tab asks it without a password, and comes back to the view.
   */
  async #reauthenticate(): Promise<void> {
    const { environment } = this.context;
    const { page, store } = environment;
    const now = environment.now();
    if (!isUnclaimed(this.manager.session, now) || !page.visible() || !page.topLevel) return;
    let claimed = false;
    await this.manager.update((present) => {
      if (!isUnclaimed(present, now)) return present;
      claimed = true;
      return { ...present, claimedAt: now };
    });
    if (!claimed) return;
    const recent = ((await store.get(this.#reauthentications)) as readonly number[] | undefined) ?? [];
    const counted = recent.filter((time) => Math.abs(now - time) < REAUTHENTICATION_WINDOW_MS);
    if (counted.length >= MOST_REAUTHENTICATIONS) {
      await this.manager.end(ended(this.provider.title));
      return;
    }
    // A page that is left for a provider that cannot be reached does not come back by itself.
    await this.#tokens.metadata(true);
    await store.update(this.#reauthentications, () => [...counted, now]);
    await this.#leave("restore", page.address());
  }

  #noteBound(): void {
    const { session } = this.manager;
    if (session?.status !== "live" || session.tokenType !== "DPoP") return;
    this.#bound.add(session.accessToken);
    const [oldest] = this.#bound;
    if (this.#bound.size > MOST_BOUND_TOKENS && oldest !== undefined) this.#bound.delete(oldest);
  }

  get #mark(): string {
    return `signed-in:${this.provider.id}`;
  }

  get #reauthentications(): string {
    return `reauthentications:${this.provider.id}`;
  }

  get #signedOut(): string {
    return `signed-out:${this.provider.id}`;
  }
}

/** Whether the provider should be asked, and no tab has set out to. */
function isUnclaimed(session: StoredSession | undefined, now: number): session is RefreshLostSession {
  if (session?.status !== "refresh-lost") return false;
  return session.claimedAt === undefined || Math.abs(now - session.claimedAt) >= REAUTHENTICATION_MS;
}
