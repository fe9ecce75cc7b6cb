import type { SessionEnvironment } from "../environment.ts";
import { CONFIDENTIAL } from "../../http/request-init.ts";
import type { LiveSession } from "../tokens/tokens.ts";

const REVOCATION_TIMEOUT_MS = 10_000;

/**
 * Tells a provider which tokens are not needed any more (RFC 7009). What could not be told, because the network
 * was away, waits in the memory of the page and is told when it is back: a token that was signed out of is
 * never stored for that.
 */
export class Revocations {
  readonly #environment: SessionEnvironment;
  readonly #clientId: string;
  readonly #discover: () => Promise<string | undefined>;
  readonly #waiting = new Set<LiveSession>();

  /** @param discover the provider's revocation endpoint, for sessions that do not know it */
  constructor(
    environment: SessionEnvironment,
    clientId: string,
    discover: () => Promise<string | undefined>,
  ) {
    this.#environment = environment;
    this.#clientId = clientId;
    this.#discover = discover;
    environment.page.onWake(() => {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const session of waiting) this.revoke(session);
    });
  }

  /** The request goes out at once where the endpoint is known; the person does not wait for its answer. */
  revoke(session: LiveSession): void {
    this.#send(session).catch(() => this.#waiting.add(session));
  }

  async #send(session: LiveSession): Promise<void> {
    const url = session.revocationEndpoint ?? (await this.#discover());
    if (url === undefined) return;
    // Revocation of the refresh token ends the whole grant (RFC 7009, section 2.1).
    const [token, hint] =
      session.refreshToken === undefined
        ? [session.accessToken, "access_token"]
        : [session.refreshToken, "refresh_token"];
    await this.#environment.fetch(url, {
      method: "POST",
      body: new URLSearchParams({ token, token_type_hint: hint, client_id: this.#clientId }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      ...CONFIDENTIAL,
      // It goes out even if the page is closed right after signing out.
      keepalive: true,
      signal: AbortSignal.timeout(REVOCATION_TIMEOUT_MS),
    });
  }
}
