/** How the token endpoint misbehaves for one request. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly body?: string; readonly retryAfter?: string }
  /** Nothing reaches the server. */
  | { readonly kind: "reset" }
  /** The server does its work, but its answer never arrives. */
  | { readonly kind: "lost-reply" }
  | { readonly kind: "hang" };

/**
 * An OpenID provider in memory with rotating refresh tokens: using one twice revokes the whole grant,
 * as RFC 9700 (section 4.14) asks and real providers do.
 */
export class ScriptedProvider {
  readonly authority = "https://id.example/realm";
  /** Every request to the token endpoint, as its form. */
  readonly posts: URLSearchParams[] = [];
  readonly requests: string[] = [];
  readonly faults: Fault[] = [];
  lifetime: number | undefined = 300;
  /** Extra members of the next answers, e.g. an id token. */
  extra: Record<string, unknown> = {};
  /** Claims of the id tokens of sign-ins, beside those that bind one to its sign-in. */
  claims: Record<string, unknown> = {};
  /** Members of the discovery document beside the endpoints. */
  metadata: Record<string, unknown> = {};
  now: () => number = Date.now;
  rotates = true;
  revocations = 0;
  /** The forms of all revocations that arrived. */
  readonly revoked: URLSearchParams[] = [];
  /** Whether revocations do not arrive. */
  isOffline = false;
  grantsRevoked = 0;
  /** Held back until this resolves. */
  gate: Promise<void> = Promise.resolve();
  #count = 0;
  #live = new Map<string, number>();
  #used = new Map<string, number>();
  #valid = new Set<string>();

  /** A first pair of tokens, as a sign-in gives them. */
  issue(): { access_token: string; refresh_token: string } {
    return this.#issue(++this.#count);
  }

  accepts(accessToken: string): boolean {
    return this.#valid.has(accessToken);
  }

  revokeAccess(accessToken: string): void {
    this.#valid.delete(accessToken);
  }

  /** Ends everything, as an administrator or the end of the single sign-on session does. */
  endGrants(): void {
    this.#live.clear();
    this.#valid.clear();
  }

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.requests.push(url);
    const { pathname } = new URL(url);
    if (pathname.endsWith("/.well-known/openid-configuration")) return Response.json(this.#metadata());
    if (pathname.endsWith("/revoke")) {
      if (this.isOffline) throw new TypeError("fetch failed");
      this.revocations++;
      this.revoked.push(new URLSearchParams(typeof init.body === "string" ? init.body : ""));
      return new Response(null, { status: 200 });
    }
    return this.#token(init);
  };

  async #token(init: RequestInit): Promise<Response> {
    const form = new URLSearchParams(typeof init.body === "string" ? init.body : "");
    this.posts.push(form);
    const fault = this.faults.shift();
    if (fault?.kind === "hang") return new Promise((_, reject) => onAbort(init.signal, reject));
    if (fault?.kind === "reset") throw new TypeError("fetch failed");
    if (fault?.kind === "status") {
      const headers = new Headers(fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter });
      return new Response(fault.body ?? "", { status: fault.status, headers });
    }
    await this.gate;
    const answer = this.#answer(form);
    if (fault?.kind === "lost-reply") throw new TypeError("fetch failed");
    return answer;
  }

  #answer(form: URLSearchParams): Response {
    if (form.get("grant_type") === "authorization_code") {
      const [, nonce] = (form.get("code") ?? "").split(".");
      return this.#reply(++this.#count, { id_token: this.#idToken(nonce, form.get("client_id")) });
    }
    if (form.get("grant_type") !== "refresh_token") return this.#reply(++this.#count);
    const token = form.get("refresh_token") ?? "";
    const reused = this.#used.get(token);
    if (reused !== undefined) {
      this.grantsRevoked++;
      for (const [live, grant] of this.#live) if (grant === reused) this.#live.delete(live);
      return invalidGrant();
    }
    const grant = this.#live.get(token);
    if (grant === undefined) return invalidGrant();
    if (!this.rotates) {
      const { refresh_token: _, ...rest } = this.#issue(grant);
      return Response.json({ ...rest, token_type: "Bearer", expires_in: this.lifetime, ...this.extra });
    }
    this.#live.delete(token);
    this.#used.set(token, grant);
    return this.#reply(grant);
  }

  /** @param nonce what the sign-in sent; a code carries it as what follows its point */
  #idToken(nonce: string | undefined, clientId: string | null): string {
    const exp = Math.floor(this.now() / 1000) + 300;
    return jwt({ iss: this.authority, aud: clientId, exp, nonce, ...this.claims });
  }

  #reply(grant: number, identity: { readonly id_token?: string } = {}): Response {
    const tokens = { ...this.#issue(grant), ...identity };
    return Response.json({ ...tokens, token_type: "Bearer", expires_in: this.lifetime, ...this.extra });
  }

  #issue(grant: number): { access_token: string; refresh_token: string } {
    const number = ++this.#count;
    this.#live.set(`refresh-${number}`, grant);
    this.#valid.add(`access-${number}`);
    return { access_token: `access-${number}`, refresh_token: `refresh-${number}` };
  }

  #metadata() {
    return {
      issuer: this.authority,
      authorization_endpoint: `${this.authority}/auth`,
      token_endpoint: `${this.authority}/token`,
      revocation_endpoint: `${this.authority}/revoke`,
      ...this.metadata,
    };
  }
}

function invalidGrant(): Response {
  return Response.json({ error: "invalid_grant", error_description: "Token is not active" }, { status: 400 });
}

function onAbort(signal: AbortSignal | null | undefined, reject: (reason: unknown) => void): void {
  signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
}

/** An unsigned JWT with these claims. */
export function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.signature`;
}
