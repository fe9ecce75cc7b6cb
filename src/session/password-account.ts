import type { PasswordProviderConfig } from "../config/types.ts";
import { ProblemError } from "../problem/problem.ts";
import { type AccountContext, type SignInRequest, TokenAccount } from "./account.ts";
import { retrying } from "./retry.ts";
import { TokenClient } from "./token-client.ts";
import { memoryVault, sharedVault } from "./vault.ts";

/** Resource owner password grant (RFC 6749, section 4.3). The password is sent once and kept nowhere. */
export class PasswordAccount extends TokenAccount<PasswordProviderConfig> {
  readonly #tokens: TokenClient;

  constructor(provider: PasswordProviderConfig, context: AccountContext) {
    const { environment, channel } = context;
    const tokens = new TokenClient(environment, provider);
    const key = `${provider.id}:${provider.authority}:${provider.clientId}`;
    const vault = provider.session === "shared" ? sharedVault(environment, channel, key) : memoryVault();
    super(provider, context, vault, tokens.refreshGrant(false));
    this.#tokens = tokens;
  }

  protected override async begin({ credentials }: SignInRequest): Promise<void> {
    if (credentials?.kind !== "password" || credentials.username === "" || credentials.password === "") {
      throw new ProblemError({
        kind: "sign-in",
        message: `${this.provider.title} asks for a user name and a password.`,
        advice: "Type both.",
      });
    }
    const { username, password } = credentials;
    const form = { grant_type: "password", scope: this.provider.scope, username, password };
    const answer = await retrying(this.context.environment, () => this.#tokens.request(form));
    await this.keeper.admit(answer, username);
  }
}
