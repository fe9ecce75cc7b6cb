import type { ClientCredentialsProviderConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { type AccountContext, type SignInRequest, TokenAccount } from "./account.ts";
import type { SessionEnvironment } from "../environment.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { requestTokens } from "../protocol/token-endpoint.ts";
import type { TokenAnswer } from "../tokens/tokens.ts";
import { memoryVault } from "../storage/vault.ts";

interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Client credentials (RFC 6749, section 4.4) that the person typed. A secret shipped with the
 * application would be public; typed, it stays in the memory of this tab and renews the token there.
 */
export class ClientAccount extends TokenAccount<ClientCredentialsProviderConfig> {
  readonly #typed: { secret?: ClientSecret };

  constructor(provider: ClientCredentialsProviderConfig, context: AccountContext) {
    const typed: { secret?: ClientSecret } = {};
    super(provider, context, memoryVault(), {
      recoverable: false,
      renews: () => typed.secret !== undefined,
      renew: (_session, signal) => {
        if (!typed.secret) throw new ProblemError(incomplete(provider.title));
        return request(context.environment, provider, typed.secret, signal);
      },
    });
    this.#typed = typed;
  }

  override async signOut(): Promise<void> {
    delete this.#typed.secret;
    await super.signOut();
  }

  protected override async begin({ credentials }: SignInRequest): Promise<void> {
    if (credentials?.kind !== "client-credentials" || !credentials.clientId || !credentials.clientSecret) {
      throw new ProblemError(incomplete(this.provider.title));
    }
    const secret = { clientId: credentials.clientId, clientSecret: credentials.clientSecret };
    const { environment } = this.context;
    const answer = await retrying(environment, TOKEN_BACKOFF, () =>
      request(environment, this.provider, secret),
    );
    this.#typed.secret = secret;
    await this.keeper.admit(answer, secret.clientId);
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

function incomplete(title: string) {
  return {
    kind: "sign-in",
    message: `${title} asks for a client id and a client secret.`,
    advice: "Create them in your account there and type both; they are kept in the memory of this tab only.",
  } as const;
}
