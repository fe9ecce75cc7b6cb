import type { SignatureProviderConfig } from "../config/types.ts";
import { displayUrl, type Problem, ProblemError, problemOf } from "../problem/problem.ts";
import { untilAborted, withDeadline } from "./abort.ts";
import type { Account, AccountContext } from "./account.ts";
import { isClaims } from "./claims.ts";
import { freshness } from "./freshness.ts";
import { retryAfter, retrying } from "./retry.ts";
import { TokenRequestError } from "./token-endpoint.ts";
import type { SessionState } from "./types.ts";

const SIGNATURE_TIMEOUT = 30_000;
/** Signatures are anonymous and small, but a hostile catalogue could name ever new containers. */
const MOST_SIGNATURES = 256;

interface Signature {
  readonly query: string;
  readonly obtainedAt: number;
  readonly lifetime: number;
}

/** Anonymous signatures of Azure containers (Planetary Computer), one per container, in memory only. */
export class SignatureAccount implements Account {
  readonly provider: SignatureProviderConfig;
  readonly #context: AccountContext;
  readonly #signatures = new Map<string, Signature>();
  readonly #pending = new Map<string, Promise<string>>();
  #problem: Problem | undefined;

  constructor(provider: SignatureProviderConfig, context: AccountContext) {
    this.provider = provider;
    this.#context = context;
  }

  /** Nobody signs in: it is always open, and shows only its last problem. */
  state(): SessionState {
    const problem = this.#problem ? { problem: this.#problem } : {};
    return { provider: this.provider.id, status: "signed-out", renewable: true, ...problem };
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  /** Reading is by signature, never by token. */
  token(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  reject(token: string): void {
    for (const [container, { query }] of this.#signatures) {
      if (query === token) this.#signatures.delete(container);
    }
  }

  signIn(): Promise<void> {
    return Promise.resolve();
  }

  signOut(): Promise<void> {
    this.#signatures.clear();
    return Promise.resolve();
  }

  wake(): Promise<void> {
    return Promise.resolve();
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

  async #renew(container: string): Promise<string> {
    const { environment } = this.#context;
    try {
      const signature = await retrying(environment, () => this.#request(container));
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

  async #request(container: string): Promise<Signature> {
    const { environment } = this.#context;
    const { title, tokenUrl } = this.provider;
    const url = tokenUrl.replace("{collection}", container);
    const shown = displayUrl(url);
    const askedAt = environment.now();
    const late: Problem = {
      kind: "network",
      message: `${title} gave no signature within 30 seconds.`,
      url: shown,
    };
    let answer: { status: number; wait: string | null; body: string };
    try {
      answer = await withDeadline(environment, SIGNATURE_TIMEOUT, late, undefined, async (signal) => {
        const init = {
          credentials: "omit",
          redirect: "error",
          referrerPolicy: "no-referrer",
          signal,
        } as const;
        const response = await environment.fetch(url, init);
        return {
          status: response.status,
          wait: response.headers.get("retry-after"),
          body: await response.text(),
        };
      });
    } catch (error) {
      const problem: Problem =
        error instanceof ProblemError
          ? error.problem
          : { kind: "network", message: `${title} could not be reached for a signature.`, url: shown };
      throw new TokenRequestError(problem, { transient: true }, { cause: error });
    }
    if (answer.status !== 200) throw refusal(title, container, shown, answer, environment.now());
    const signature = signatureIn(answer.body, askedAt);
    if (signature) return signature;
    throw new ProblemError({
      kind: "format",
      message: `${title} answered the request for a signature of ${container} with something else.`,
      url: shown,
    });
  }
}

/** `account/container` of an Azure blob; else the first folder. The service takes it as a collection. */
export function containerOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const folder = encodeURIComponent(pathname.split("/")[1] ?? "");
  const account = /^([a-z0-9]+)\.blob\.core\.windows\.net$/.exec(hostname)?.[1];
  return account === undefined ? folder : `${account}/${folder}`;
}

function signatureIn(body: string, askedAt: number): Signature | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isClaims(json) || typeof json["token"] !== "string" || typeof json["msft:expiry"] !== "string") {
    return undefined;
  }
  const lifetime = Date.parse(json["msft:expiry"]) - askedAt;
  if (Number.isNaN(lifetime)) return undefined;
  return { query: json["token"].replace(/^\?/, ""), obtainedAt: askedAt, lifetime: Math.max(0, lifetime) };
}

function refusal(
  title: string,
  container: string,
  url: string,
  answer: { status: number; wait: string | null; body: string },
  now: number,
): TokenRequestError {
  const { status } = answer;
  // "Rate limit is exceeded. Try again in 13 seconds." comes in the body, often without a header.
  const said = /try again in (\d+) second/i.exec(answer.body)?.[1];
  const wait = retryAfter(answer.wait ?? said ?? null, now);
  const transient = status === 429 || status >= 500;
  return new TokenRequestError(
    {
      kind: transient ? "server" : status === 404 ? "missing" : "rights",
      message: `${title} gave no signature for ${container} (status ${status}).`,
      advice: transient
        ? "The service asks to slow down or is having trouble; it is tried again."
        : "Open another collection.",
      url,
      status,
    },
    { transient, ...(wait === undefined ? {} : { retryAfter: wait }) },
  );
}
