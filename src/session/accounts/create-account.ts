import type { ProviderConfig } from "../../config/types.ts";
import type { Account, AccountContext } from "./account.ts";
import { ClientAccount } from "./client-account.ts";
import { CodeAccount } from "./code-account.ts";
import { PastedAccount } from "./pasted-account.ts";
import { PasswordAccount } from "./password-account.ts";
import { SignatureSource } from "./signature-source.ts";

/** The account of a provider, by its kind. */
export function createAccount(provider: ProviderConfig, context: AccountContext): Account {
  if (provider.kind === "code") return new CodeAccount(provider, context);
  if (provider.kind === "password") return new PasswordAccount(provider, context);
  if (provider.kind === "client-credentials") return new ClientAccount(provider, context);
  if (provider.kind === "token") return new PastedAccount(provider, context);
  return new SignatureSource(provider, context);
}
