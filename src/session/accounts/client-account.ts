import type { ClientCredentialsProviderConfig } from "../../config/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { AccountContext, SignInRequest } from "./account.ts";
import { TokenAccount } from "./token-account.ts";
import type { SessionEnvironment } from "../environment.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { requestTokens } from "../protocol/token-endpoint.ts";
import { TokenShare } from "../sharing/token-share.ts";
import { memoryVault } from "../storage/vault.ts";
import type { LiveSession, TokenAnswer } from "../tokens/tokens.ts";
import type { SessionState } from "../types.ts";
import { minutesLeft } from "./sign-in-problems.ts";

interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Client credentials (RFC 6749, section 4.4) that the person typed. A secret shipped with the application would be
 * public; typed, it stays in the memory of this tab and renews the token there, for all tabs.
 */
export class ClientAccount extends TokenAccount<ClientCredentialsProviderConfig> {
  readonly #typed: { secret?: ClientSecret };
  /** Absent without https: browsers have no locks there. */
  readonly #share: TokenShare | undefined;

  constructor(provider: ClientCredentialsProviderConfig, context: AccountContext) {
    const { environment, channel } = context;
    const { title } = provider;
    const typed: { secret?: ClientSecret } = {};
    const key = `${provider.id}:${provider.tokenEndpoint}`;
    const share = environment.page.secure ? new TokenShare({ environment, channel, key, title }) : undefined;
    super(provider, context, share ?? memoryVault(), {
      recoverable: false,
      renews: () => typed.secret !== undefined || share?.state?.isRenewed === true,
      renew: (session, signal) => {
        if (typed.secret) return request(environment, provider, typed.secret, signal);
        const leftMs = timeLeft(session, environment.now());
        throw new ProblemError(
          share?.state?.isRenewed ? notRenewedThere(title) : leftAlone(title, session.user.name, leftMs),
        );
      },
    });
    this.#typed = typed;
    this.#share = share;
    share?.serve({
      renew: (token) => this.manager.replace(token),
      replaced: () => delete typed.secret,
    });
  }

  override state(): SessionState {
    const state = super.state();
    const share = this.#share?.state;
    if (state.status !== "signed-in" || !share?.isRenewed) return state;
    return { ...state, secretTyped: { at: share.since, isHere: share.role === "holder" } };
  }

  override async end(): Promise<void> {
    delete this.#typed.secret;
    await super.end();
  }

  protected override warning(session: LiveSession): Problem | undefined {
    if (!this.#isLeft) return super.warning(session);
    const leftMs = timeLeft(session, this.context.environment.now());
    return leftAlone(this.provider.title, session.user.name, leftMs);
  }

  protected override ending(session: LiveSession, leftMs: number): Problem {
    return this.#isLeft
      ? leftAlone(this.provider.title, session.user.name, leftMs)
      : super.ending(session, leftMs);
  }

  protected override async authenticate({ credentials }: SignInRequest): Promise<void> {
    if (credentials?.kind !== "client-credentials" || !credentials.clientId || !credentials.clientSecret) {
      throw new ProblemError(incomplete(this.provider.title));
    }
    const secret = { clientId: credentials.clientId, clientSecret: credentials.clientSecret };
    const { environment } = this.context;
    const answer = await retrying(environment, TOKEN_BACKOFF, () =>
      request(environment, this.provider, secret),
    );
    this.#typed.secret = secret;
    this.#share?.hold();
    await this.manager.admit(answer, secret.clientId);
  }

  /** Whether the token came from a tab that is not there any more. */
  get #isLeft(): boolean {
    return this.#typed.secret === undefined && this.#share?.state?.isRenewed === false;
  }
}

function request(
  environment: SessionEnvironment,
  provider: ClientCredentialsProviderConfig,
  secret: ClientSecret,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  const form = {
    grant_type: "client_credentials",
    client_id: secret.clientId,
    client_secret: secret.clientSecret,
    ...(provider.scope === "" ? {} : { scope: provider.scope }),
  };
  return requestTokens(environment, { title: provider.title, url: provider.tokenEndpoint, form }, signal);
}

function incomplete(title: string): Problem {
  return {
    kind: "sign-in",
    message: `${title} asks for a client id and a client secret.`,
    advice: "Create them in your account there and type both; they are kept in the memory of this tab only.",
  };
}

/** @param leftMs of the token, in milliseconds; undefined where it does not say when it ends */
function leftAlone(title: string, client: string, leftMs: number | undefined): Problem {
  const tab = `The tab in which the client secret of “${client}” was typed for ${title} is closed`;
  const rest =
    leftMs === undefined
      ? "the token is used until the service refuses it"
      : leftMs > 0
        ? `the token ends in ${minutesLeft(leftMs)} and is not renewed`
        : "the token has ended";
  return {
    kind: "sign-in",
    message: `${tab}: ${rest}.`,
    advice: "Type the client id and secret again, in any tab; the others get their tokens from that one.",
  };
}

function notRenewedThere(title: string): Problem {
  return {
    kind: "sign-in",
    message: `The tab in which the client secret of ${title} was typed gave no new token.`,
    advice: "Look at that tab, or type the client id and secret again in this one.",
  };
}

/** Milliseconds until a token ends; undefined where it does not say when. */
function timeLeft({ lifetime, obtainedAt }: LiveSession, now: number): number | undefined {
  return lifetime === undefined ? undefined : obtainedAt + lifetime - now;
}
