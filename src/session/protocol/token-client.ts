import { type ProviderMetadata, discover } from "./discovery.ts";
import type { DpopKeys } from "./dpop.ts";
import type { SessionEnvironment } from "../environment.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Grant } from "../tokens/grant.ts";
import { Revocations } from "./revocations.ts";
import { requestTokens, TokenRequestError } from "./token-endpoint.ts";
import type { SessionStart, TokenAnswer } from "../tokens/tokens.ts";

/** A public client at an OpenID provider. */
export interface PublicClient {
  readonly title: string;
  readonly authority: string;
  readonly clientId: string;
}

/** Talks to one provider's token endpoint, with a proof of possession where that is configured. */
export class TokenClient {
  readonly #environment: SessionEnvironment;
  readonly #client: PublicClient;
  readonly #dpop: DpopKeys | undefined;
  readonly #revocations: Revocations;
  #metadata: Promise<ProviderMetadata> | undefined;

  constructor(environment: SessionEnvironment, client: PublicClient, dpop?: DpopKeys) {
    this.#environment = environment;
    this.#client = client;
    this.#dpop = dpop;
    this.#revocations = new Revocations(environment, client.clientId, async () => {
      const { revocation_endpoint } = await this.metadata();
      return revocation_endpoint;
    });
  }

  /** The provider's endpoints, read once (or `afresh`); a failure is not remembered. */
  metadata(afresh = false): Promise<ProviderMetadata> {
    if (afresh) this.#metadata = undefined;
    this.#metadata ??= discover(this.#environment, this.#client.title, this.#client.authority).catch(
      (error: unknown) => {
        this.#metadata = undefined;
        throw error;
      },
    );
    return this.#metadata;
  }

  /** One try. @throws RequestError; ProblemError for a token that is bound to a key nothing here has. */
  async request(form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<TokenAnswer> {
    const answer = await this.#request(form, signal);
    if (answer.tokenType !== "DPoP" || this.#dpop) return answer;
    throw new ProblemError({
      kind: "configuration",
      message: `${this.#client.title} gave a token that is bound to a key (DPoP), which was not asked for.`,
      advice: "Set “dpop” for it in the configuration.",
    });
  }

  async #request(form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<TokenAnswer> {
    const { token_endpoint: url } = await this.metadata();
    const request = { title: this.#client.title, url, form: { ...form, client_id: this.#client.clientId } };
    const dpop = this.#dpop;
    if (!dpop) return requestTokens(this.#environment, request, signal);
    const proof = await dpop.proof("POST", url);
    try {
      return await requestTokens(this.#environment, { ...request, headers: { dpop: proof } }, signal);
    } catch (error) {
      if (!(error instanceof TokenRequestError) || error.dpopNonce === undefined) throw error;
      if (error.code !== "use_dpop_nonce") throw error;
      const again = await dpop.proof("POST", url, { nonce: error.dpopNonce });
      return requestTokens(this.#environment, { ...request, headers: { dpop: again } }, signal);
    }
  }

  /** Renewal by refresh token. */
  refreshGrant(recoverable: boolean): Grant {
    return {
      recoverable,
      renews: (session) => session.refreshToken !== undefined,
      renew: (session, signal) =>
        this.request({ grant_type: "refresh_token", refresh_token: session.refreshToken ?? "" }, signal),
      revoke: (session) => this.#revocations.revoke(session),
    };
  }

  /** What a sign-out of the session that begins with `answer` will need. */
  async sessionStart({ idToken }: TokenAnswer): Promise<SessionStart> {
    const { end_session_endpoint: page, revocation_endpoint: revocationEndpoint } = await this.metadata();
    return {
      ...(page === undefined || idToken === undefined ? {} : { idTokenHint: idToken }),
      ...(revocationEndpoint === undefined ? {} : { revocationEndpoint }),
    };
  }
}
