import type { OidcClient } from "oidc-client-ts";
import type { CodeProviderConfig } from "../config/types.ts";
import { ProblemError } from "../problem/problem.ts";
import { decodeClaims, isClaims } from "./claims.ts";
import type { Environment } from "./environment.ts";
import { safeReturnPath } from "./return-to.ts";
import { retrying } from "./retry.ts";
import type { TokenClient } from "./token-client.ts";
import type { TokenAnswer } from "./tokens.ts";

/** An abandoned sign-in leaves its code verifier behind for no longer than this. */
const STALE_AFTER_SECONDS = 600;
const STATE_PREFIX = "sign-in:";

/** Kept aside while the person is at the provider: however long the view is, the URL stays short. */
export interface Errand {
  readonly provider: string;
  /** `restore`: no password is asked for; the answer may be that one is needed. */
  readonly purpose: "sign-in" | "restore" | "popup";
  readonly returnTo: string;
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
}

/** The way through the provider's own pages: authorisation code with PKCE (RFC 7636). */
export class FrontChannel {
  readonly #environment: Environment;
  readonly #provider: CodeProviderConfig;
  readonly #tokens: TokenClient;

  constructor(environment: Environment, provider: CodeProviderConfig, tokens: TokenClient) {
    this.#environment = environment;
    this.#provider = provider;
    this.#tokens = tokens;
  }

  /** Where to send the person, and the id under which the answer will come back. */
  async begin(
    purpose: Errand["purpose"],
    returnTo: string,
    prompt?: "none" | "login",
  ): Promise<{ url: string; state: string }> {
    const client = await this.#client();
    const environment = this.#environment;
    const errand: Errand = {
      provider: this.#provider.id,
      purpose,
      returnTo: safeReturnPath(returnTo, environment.page.base),
      begunAt: environment.now(),
    };
    const request = await client.createSigninRequest({
      state: errand,
      nonce: crypto.randomUUID(),
      ...(prompt === undefined ? {} : { prompt }),
    });
    return { url: request.url, state: request.state.id };
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
    const issuer = new URL(address).searchParams.get("iss");
    const metadata = await this.#tokens.metadata();
    // Mix-up defence (RFC 9207): the answer names another provider.
    if (issuer !== null && issuer !== metadata.issuer) {
      throw this.#problem("The sign-in was answered by another provider.");
    }
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
    const answer = await retrying(this.#environment, () => this.#tokens.request(form));
    this.#verify(answer, metadata.issuer, state.nonce);
    return answer;
  }

  /** The id token came over TLS from the token endpoint; what is checked is that it belongs to this sign-in. */
  #verify(answer: TokenAnswer, issuer: string, nonce: string | undefined): void {
    if (answer.idToken === undefined) return;
    const claims = decodeClaims(answer.idToken);
    const audience = claims?.["aud"];
    const meant = Array.isArray(audience) ? audience : [audience];
    if (
      claims?.["iss"] !== issuer ||
      !meant.includes(this.#provider.clientId) ||
      (nonce !== undefined && claims["nonce"] !== nonce)
    ) {
      throw this.#problem("The identity it sent does not belong to this sign-in.");
    }
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
      stateStore: stateStore(this.#environment),
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
          : "Sign in again; if it stays, tell whoever runs this application.",
    });
  }
}

/** What was kept aside for a sign-in answer, or undefined when it is unknown, used up or too old. */
export async function errandOf(environment: Environment, state: string): Promise<Errand | undefined> {
  const stored = await environment.store.get(`${STATE_PREFIX}${state}`);
  const { provider, purpose, returnTo, begunAt } = errandData(stored);
  if (typeof provider !== "string" || typeof begunAt !== "number") return undefined;
  return {
    provider,
    begunAt,
    purpose: purpose === "restore" || purpose === "popup" ? purpose : "sign-in",
    returnTo: safeReturnPath(typeof returnTo === "string" ? returnTo : undefined, environment.page.base),
  };
}

/** Forgets sign-ins that nobody came back from. */
export async function forgetStaleErrands(environment: Environment): Promise<void> {
  const oldest = environment.now() - STALE_AFTER_SECONDS * 1000;
  for (const key of await environment.store.keys()) {
    if (!key.startsWith(STATE_PREFIX)) continue;
    await environment.store.update<string>(key, (stored) => {
      const { begunAt } = errandData(stored);
      return typeof begunAt === "number" && begunAt > oldest ? stored : undefined;
    });
  }
}

/** What the library stored for us beside its own; anything of another shape is empty. */
function errandData(stored: unknown): Readonly<Record<string, unknown>> {
  if (typeof stored !== "string") return {};
  const parsed: unknown = JSON.parse(stored);
  const data: unknown = isClaims(parsed) ? parsed["data"] : undefined;
  return isClaims(data) ? data : {};
}

/** Where the library keeps code verifiers: with the session, not in localStorage. */
function stateStore({ store }: Environment) {
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
