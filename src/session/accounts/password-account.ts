import type { PasswordProviderConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { AccountContext, SignInRequest } from "./account.ts";
import { TokenAccount } from "./token-account.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { TokenClient } from "../protocol/token-client.ts";
import { tabVault } from "../storage/tab-vault.ts";
import { memoryVault, sharedVault, type Vault } from "../storage/vault.ts";

/** Resource owner password grant (RFC 6749, section 4.3). The password is sent once and kept nowhere. */
export class PasswordAccount extends TokenAccount<PasswordProviderConfig> {
  readonly #tokens: TokenClient;

  constructor(provider: PasswordProviderConfig, context: AccountContext) {
    const tokens = new TokenClient(context.environment, provider);
    super(provider, context, vaultFor(provider, context), tokens.refreshGrant(false));
    this.#tokens = tokens;
  }

  protected override async authenticate({ credentials }: SignInRequest): Promise<void> {
    if (credentials?.kind !== "password" || credentials.username === "" || credentials.password === "") {
      throw new ProblemError({
        kind: "sign-in",
        message: `${this.provider.title} asks for a user name and a password.`,
        advice: "Type both.",
      });
    }
    const { username, password } = credentials;
    const form = { grant_type: "password", scope: this.provider.scope, username, password };
    const answer = await retrying(this.context.environment, TOKEN_BACKOFF, () => this.#tokens.request(form));
    // A password opens no session at the provider's own pages: there is nothing to sign out of there.
    const { idTokenHint: _, ...start } = await this.#tokens.sessionStart(answer);
    await this.manager.admit(answer, username, start);
  }
}

/** Unlike a provider's sign-in page, this one cannot ask again after a reload without the password. */
function vaultFor(provider: PasswordProviderConfig, { environment, channel }: AccountContext): Vault {
  const key = `${provider.id}:${provider.authority}:${provider.clientId}`;
  if (provider.session === "shared") return sharedVault(environment, channel, key);
  // Without https there is no encryption.
  return environment.page.secure ? tabVault(environment, key) : memoryVault();
}
