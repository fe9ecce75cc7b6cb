import type { PastedTokenProviderConfig } from "../../config/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { AccountContext, SignInRequest } from "./account.ts";
import { TokenAccount } from "./token-account.ts";
import { minutesLeft } from "./sign-in-problems.ts";
import { pastedToken } from "../protocol/pasted-token.ts";
import { rememberedVault } from "../storage/remembered-vault.ts";
import type { LiveSession } from "../tokens/tokens.ts";

/** How long a token is remembered that does not say when it ends. */
const UNDATED_MS = 24 * 3_600_000;

/** A token that the person got elsewhere. It cannot be renewed, so its end is announced. */
export class PastedAccount extends TokenAccount<PastedTokenProviderConfig> {
  constructor(provider: PastedTokenProviderConfig, context: AccountContext) {
    super(provider, context, rememberedVault(context.environment, context.channel, provider.id), {
      recoverable: false,
      renews: () => false,
      renew: () => Promise.reject(new ProblemError(ending(provider.title, 0))),
    });
  }

  protected override ending({ remembered }: LiveSession, leftMs: number): Problem {
    const { title } = this.provider;
    const isUndated = remembered === "a day";
    if (!isUndated || leftMs > 0) return ending(title, leftMs, isUndated);
    return {
      kind: "sign-in",
      message: `The pasted token for ${title} was remembered for a day and is forgotten now.`,
      advice: "Paste it again, or a new one.",
    };
  }

  protected override async authenticate({ credentials }: SignInRequest): Promise<void> {
    const { title } = this.provider;
    const now = this.context.environment.now();
    const { token, remember = false } = credentials?.kind === "token" ? credentials : { token: "" };
    const { accessToken, expiresAt } = pastedToken(title, token, now);
    if (expiresAt !== undefined && expiresAt <= now) throw new ProblemError(ending(title, 0));
    const lifetime = expiresAt === undefined ? (remember ? UNDATED_MS : undefined) : expiresAt - now;
    await this.manager.admit(
      { accessToken, tokenType: "Bearer", ...(lifetime === undefined ? {} : { lifetime }) },
      "pasted token",
      remember ? { remembered: expiresAt === undefined ? "a day" : "to its end" } : {},
    );
  }
}

function ending(title: string, leftMs: number, isUndated = false): Problem {
  const ends = isUndated ? "is forgotten" : "ends";
  return {
    kind: "sign-in",
    message:
      leftMs > 0
        ? `The pasted token for ${title} ${ends} in ${minutesLeft(leftMs)} and cannot be renewed.`
        : `The pasted token for ${title} has ended.`,
    advice: "Paste a new one.",
  };
}
