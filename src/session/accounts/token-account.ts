import type { ProviderConfig } from "../../config/types.ts";
import { isAbort, type Problem, ProblemError, problemOf } from "../../problem/problem.ts";
import type { Grant } from "../tokens/grant.ts";
import { TokenManager } from "../tokens/token-manager.ts";
import type { LiveSession } from "../tokens/tokens.ts";
import type { SessionState } from "../types.ts";
import type {
  Account,
  AccountContext,
  SignIn,
  SignInRequest,
  SignOutRequest,
  TokenSource,
} from "./account.ts";
import { endOfToken, refusedToken } from "./sign-in-problems.ts";
import { endWarning } from "../tokens/freshness.ts";
import type { Vault } from "../storage/vault.ts";

/** An account whose tokens are managed for it; kinds differ in how a session begins. */
export abstract class TokenAccount<Provider extends ProviderConfig> implements Account, TokenSource, SignIn {
  readonly provider: Provider;
  protected readonly context: AccountContext;
  protected readonly manager: TokenManager;
  #signingIn = false;
  #problem: Problem | undefined;

  constructor(provider: Provider, context: AccountContext, vault: Vault, grant: Grant) {
    this.provider = provider;
    this.context = context;
    const margin = "refreshBeforeExpiry" in provider ? provider.refreshBeforeExpiry : undefined;
    this.manager = new TokenManager({
      environment: context.environment,
      title: provider.title,
      vault,
      grant: margin === null ? { ...grant, renews: () => false } : grant,
      marginMs: typeof margin === "number" ? margin * 1000 : undefined,
      runOut: (session) => this.ending(session, 0),
      changed: () => this.changed(),
      cleared: () => context.cleared(provider.origins),
      opened: () => context.opened(provider.origins),
    });
  }

  get source(): TokenSource {
    return this;
  }

  get signIn(): SignIn {
    return this;
  }

  /** Gets tokens in exchange for what the person did; the status says "signing-in" meanwhile. */
  protected abstract authenticate(request: SignInRequest): Promise<void>;

  /** What is said of a token that is not renewed, when `leftMs` of it are left, or none. */
  protected ending(_session: LiveSession, leftMs: number): Problem {
    return endOfToken(this.provider.title, leftMs);
  }

  state(): SessionState {
    const session = this.manager.session;
    const refused = session?.status === "live" ? session.refused : undefined;
    const problem =
      this.#problem ??
      this.manager.problem ??
      (refused && refusedToken(this.provider.title, refused.host)) ??
      (session?.status === "live" ? this.warning(session) : undefined);
    const { renewals } = this.manager;
    const shown = {
      provider: this.provider.id,
      ...(problem ? { problem } : {}),
      ...(renewals.length > 0 ? { renewals } : {}),
    };
    if (this.#signingIn) return { ...shown, status: "signing-in" };
    if (!session) return { ...shown, status: "signed-out" };
    if (session.status === "ended")
      return { problem: session.problem, ...shown, status: "ended", user: session.user };
    if (session.status === "refresh-lost")
      return { problem: session.problem, ...shown, status: "signing-in", user: session.user };
    return {
      ...shown,
      status: "signed-in",
      user: session.user,
      renewable: this.manager.renewable(session),
      ...(session.lifetime === undefined ? {} : { expiresAt: session.obtainedAt + session.lifetime }),
      ...(session.claims === undefined ? {} : { claims: session.claims }),
      ...(refused === undefined ? {} : { refused }),
      ...(session.remembered === undefined ? {} : { remembered: true }),
    };
  }

  restore(): Promise<void> {
    return this.manager.restore();
  }

  token(signal?: AbortSignal): Promise<string | undefined> {
    return this.manager.token(signal);
  }

  reject(token: string, host: string): void {
    this.manager.reject(token, host);
  }

  /** Bearer tokens go in a header; no address is signed. */
  signatureFor(_url: string): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  /** Bearer tokens need no proof. */
  proofFor(_token: string, _method: string, _url: string, _nonce?: string): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  async begin(request: SignInRequest): Promise<void> {
    this.setSigningIn(true);
    try {
      await this.authenticate(request);
    } catch (error) {
      if (isAbort(error)) throw error;
      this.fail(problemOf(error, "sign-in"));
      throw error instanceof ProblemError ? error : new ProblemError(problemOf(error, "sign-in"));
    } finally {
      this.setSigningIn(false);
    }
  }

  async end(_request?: SignOutRequest): Promise<void> {
    this.#problem = undefined;
    await this.manager.forget();
  }

  renew(): Promise<void> {
    return this.manager.renew();
  }

  remove(): Promise<void> {
    return this.end();
  }

  async wake(): Promise<void> {
    // Back from a sign-in page by the Back button: the sign-in is not under way any more.
    this.#signingIn = false;
    await this.manager.wake();
  }

  /** Of a token that nothing renews: that it ends soon. */
  protected warning(session: LiveSession): Problem | undefined {
    const { lifetime, obtainedAt } = session;
    if (lifetime === undefined || this.manager.renewable(session)) return undefined;
    const leftMs = obtainedAt + lifetime - this.context.environment.now();
    return leftMs > endWarning(lifetime) ? undefined : this.ending(session, leftMs);
  }

  protected changed(): void {
    this.context.changed();
  }

  protected setSigningIn(value: boolean): void {
    this.#signingIn = value;
    if (value) this.#problem = undefined;
    this.changed();
  }

  protected fail(problem: Problem): void {
    this.#problem = problem;
    this.changed();
  }
}
