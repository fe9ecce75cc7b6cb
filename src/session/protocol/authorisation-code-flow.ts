import type { OidcClient } from "oidc-client-ts";
import type { CodeProviderConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { ProviderMetadata } from "./discovery.ts";
import { idTokenFault } from "./id-token.ts";
import type { SessionEnvironment } from "../environment.ts";
import { type PendingSignIn, pendingSignInStore, STALE_AFTER_SECONDS } from "./pending-sign-in.ts";
import { safeReturnPath } from "./return-to.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import type { TokenClient } from "./token-client.ts";
import type { TokenAnswer } from "../tokens/tokens.ts";

/** The way through the provider's own pages: authorisation code with PKCE (RFC 7636). */
export class AuthorisationCodeFlow {
  readonly #environment: SessionEnvironment;
  readonly #provider: CodeProviderConfig;
  readonly #tokens: TokenClient;

  constructor(environment: SessionEnvironment, provider: CodeProviderConfig, tokens: TokenClient) {
    this.#environment = environment;
    this.#provider = provider;
    this.#tokens = tokens;
  }

  /** Where to send the person, and the id under which the answer will come back. */
  async begin(
    purpose: PendingSignIn["purpose"],
    returnTo: string,
    prompt?: "none" | "login",
  ): Promise<{ url: string; state: string }> {
    const client = await this.#client();
    const request = await client.createSigninRequest({
      state: this.#pending(purpose, returnTo),
      nonce: crypto.randomUUID(),
      ...(prompt === undefined ? {} : { prompt }),
    });
    return { url: request.url, state: request.state.id };
  }

  /**
   * Where the person signs out (OpenID Connect RP-Initiated Logout 1.0); undefined where the provider has no page
   * for it. The id token tells it which session is meant.
   */
  async signOutUrl(idTokenHint: string, returnTo: string): Promise<string | undefined> {
    const environment = this.#environment;
    const { end_session_endpoint: endpoint } = await this.#tokens.metadata();
    if (endpoint === undefined) return undefined;
    const state = crypto.randomUUID();
    const pending = this.#pending("sign-out", returnTo);
    await pendingSignInStore(environment).set(state, JSON.stringify({ data: pending }));
    const url = new URL(endpoint);
    url.searchParams.set("id_token_hint", idTokenHint);
    url.searchParams.set("client_id", this.#provider.clientId);
    url.searchParams.set("post_logout_redirect_uri", environment.page.base);
    url.searchParams.set("state", state);
    return url.href;
  }

  #pending(purpose: PendingSignIn["purpose"], returnTo: string): PendingSignIn {
    const environment = this.#environment;
    return {
      provider: this.#provider.id,
      purpose,
      returnTo: safeReturnPath(returnTo, environment.page.base),
      begunAt: environment.now(),
    };
  }

  /**
   * Exchanges the code in `address` for tokens; its state is used up.
   * @throws ProblemError with the provider's words when it said no.
   */
  async finish(address: string): Promise<TokenAnswer> {
    const client = await this.#client();
    const { state, response } = await client.readSigninResponseState(address, true);
    if (state.authority !== this.#provider.authority || state.client_id !== this.#provider.clientId) {
      throw this.#problem("The sign-in was begun with another configuration.");
    }
    const metadata = await this.#tokens.metadata();
    this.#verifyIssuer(new URL(address).searchParams.get("iss"), metadata);
    if (response.error || !response.code) {
      throw this.#problem(
        response.error_description ?? response.error ?? "No code came back.",
        response.error,
      );
    }
    const form = {
      grant_type: "authorization_code",
      code: response.code,
      redirect_uri: state.redirect_uri,
      code_verifier: state.code_verifier ?? "",
    };
    const answer = await retrying(this.#environment, TOKEN_BACKOFF, () => this.#tokens.request(form));
    this.#verifyIdentity(answer, metadata.issuer, state.nonce);
    return answer;
  }

  /** Mix-up defence (RFC 9207): the answer names its provider, at least where that was announced. */
  #verifyIssuer(issuer: string | null, metadata: ProviderMetadata): void {
    if (issuer === null && metadata.authorization_response_iss_parameter_supported === true) {
      throw this.#problem("The answer does not say which provider it is from, although it was announced to.");
    }
    if (issuer !== null && issuer !== metadata.issuer) {
      throw this.#problem("The sign-in was answered by another provider.");
    }
  }

  #verifyIdentity({ idToken }: TokenAnswer, issuer: string, nonce: string | undefined): void {
    const { clientId, scope } = this.#provider;
    if (idToken === undefined) {
      if (!scope.split(" ").includes("openid")) return;
      throw this.#problem("It sent no identity (id_token), although “openid” was asked for.");
    }
    const fault = idTokenFault(idToken, { issuer, clientId, nonce, now: this.#environment.now() });
    if (fault !== undefined) throw this.#problem(fault);
  }

  async #client(): Promise<OidcClient> {
    const [{ OidcClient }, metadata] = await Promise.all([import("oidc-client-ts"), this.#tokens.metadata()]);
    if (metadata.authorization_endpoint === undefined) {
      throw this.#problem("It offers no sign-in page (authorization_endpoint).");
    }
    return new OidcClient({
      authority: this.#provider.authority,
      client_id: this.#provider.clientId,
      scope: this.#provider.scope,
      redirect_uri: this.#environment.page.base,
      metadata,
      stateStore: pendingSignInStore(this.#environment),
      staleStateAgeInSeconds: STALE_AFTER_SECONDS,
    });
  }

  #problem(words: string, code?: string | null): ProblemError {
    return new ProblemError({
      kind: "sign-in",
      message: `Signing in to ${this.#provider.title} did not work: ${words.slice(0, 300).replace(/\.$/, "")}.`,
      advice:
        code === "access_denied"
          ? "The sign-in was cancelled or refused; try again if that was a mistake."
          : "Sign in again; if it stays, tell the operator of this application.",
    });
  }
}
