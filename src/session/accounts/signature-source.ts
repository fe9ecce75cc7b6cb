import type { SignatureProviderConfig } from "../../config/types.ts";
import { type Problem, problemOf } from "../../problem/problem.ts";
import { untilAborted } from "../../async/abort.ts";
import type { Account, AccountContext, TokenSource } from "./account.ts";
import { freshness } from "../tokens/freshness.ts";
import { Refusals } from "../tokens/refusals.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { requestSignature, type Signature } from "../protocol/signature-request.ts";
import type { SessionState } from "../types.ts";

/** Signatures are anonymous and small, but a hostile catalogue could name ever new containers. */
const MOST_SIGNATURES = 256;

/** Anonymous signatures of Azure containers (Planetary Computer), one per container, in memory only. */
export class SignatureSource implements Account, TokenSource {
  readonly provider: SignatureProviderConfig;
  readonly #context: AccountContext;
  readonly #signatures = new Map<string, Signature>();
  readonly #pending = new Map<string, Promise<string>>();
  /** A server that refuses every signature must not make the service issue one for each request. */
  readonly #refusals = new Map<string, Refusals>();
  #problem: Problem | undefined;

  constructor(provider: SignatureProviderConfig, context: AccountContext) {
    this.provider = provider;
    this.#context = context;
  }

  /** There is no sign-in: it is always open, and shows only its last problem. */
  state(): SessionState {
    const problem = this.#problem ? { problem: this.#problem } : {};
    return { provider: this.provider.id, status: "signed-out", renewable: true, ...problem };
  }

  get source(): TokenSource {
    return this;
  }

  /** Reading is by signature, never by token. */
  token(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  reject(token: string): void {
    for (const [container, { query }] of this.#signatures) {
      if (query === token && this.#refusalsOf(container).mayRenew()) this.#signatures.delete(container);
    }
  }

  /** A signature is bound to no key. */
  proofFor(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** @throws ProblemError when the service gives no signature for the container of `url`. */
  async signatureFor(url: string, signal?: AbortSignal): Promise<string> {
    const container = containerOf(url);
    const known = this.#signatures.get(container);
    const state = known ? freshness(known, this.#context.environment.now()) : "expired";
    if (known && state === "fresh") return known.query;
    let pending = this.#pending.get(container);
    if (!pending) {
      pending = this.#renew(container).finally(() => this.#pending.delete(container));
      this.#pending.set(container, pending);
    }
    if (known && state === "due") {
      pending.catch(() => undefined);
      return known.query;
    }
    return untilAborted(pending, signal);
  }

  #refusalsOf(container: string): Refusals {
    const known = this.#refusals.get(container);
    if (known) return known;
    if (this.#refusals.size >= MOST_SIGNATURES) this.#refusals.clear();
    const refusals = new Refusals(() => this.#context.environment.now());
    this.#refusals.set(container, refusals);
    return refusals;
  }

  async #renew(container: string): Promise<string> {
    const { environment } = this.#context;
    try {
      const signature = await retrying(environment, TOKEN_BACKOFF, () =>
        requestSignature(environment, this.provider, container),
      );
      const oldest = this.#signatures.keys().next();
      if (this.#signatures.size >= MOST_SIGNATURES && !oldest.done) this.#signatures.delete(oldest.value);
      this.#signatures.set(container, signature);
      this.#problem = undefined;
      return signature.query;
    } catch (error) {
      this.#problem = problemOf(error, "network");
      throw error;
    } finally {
      this.#context.changed();
    }
  }
}

/** `account/container` of an Azure blob; else the first folder. The service takes it as a collection. */
export function containerOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const folder = encodeURIComponent(pathname.split("/")[1] ?? "");
  const account = /^([a-z0-9]+)\.blob\.core\.windows\.net$/.exec(hostname)?.[1];
  return account === undefined ? folder : `${account}/${folder}`;
}
