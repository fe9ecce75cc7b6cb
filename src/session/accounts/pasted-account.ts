import type { PastedTokenProviderConfig } from "../../config/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import { type AccountContext, type SignInRequest, TokenAccount } from "./account.ts";
import { decodeClaims } from "../protocol/claims.ts";
import { endWarning } from "../tokens/freshness.ts";
import type { SessionState } from "../types.ts";
import { sharedVault } from "../storage/vault.ts";

/** A token that the person got elsewhere. It cannot be renewed, so its end is announced. */
export class PastedAccount extends TokenAccount<PastedTokenProviderConfig> {
  constructor(provider: PastedTokenProviderConfig, context: AccountContext) {
    super(provider, context, sharedVault(context.environment, context.channel, provider.id), {
      recoverable: false,
      renews: () => false,
      renew: () => Promise.reject(new ProblemError(ending(provider.title, 0))),
    });
  }

  override state(): SessionState {
    const state = super.state();
    const kept = this.keeper.kept;
    if (state.status === "ended") return { ...state, problem: ending(this.provider.title, 0) };
    if (kept?.status !== "live" || kept.lifetime === undefined || state.problem) return state;
    const left = kept.obtainedAt + kept.lifetime - this.context.environment.now();
    return left > endWarning(kept.lifetime)
      ? state
      : { ...state, problem: ending(this.provider.title, left) };
  }

  protected override async begin({ credentials }: SignInRequest): Promise<void> {
    const pasted = credentials?.kind === "token" ? credentials.token : "";
    const token = pasted.trim().replace(/^bearer\s+/i, "");
    // RFC 6750, section 2.1: anything else could not be sent in a header.
    if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token)) {
      throw new ProblemError({
        kind: "sign-in",
        message: `What was pasted is not an access token for ${this.provider.title}.`,
        advice: "Paste the token alone, without quotes or line breaks.",
      });
    }
    const end = decodeClaims(token)?.["exp"];
    const lifetime = typeof end === "number" ? end * 1000 - this.context.environment.now() : undefined;
    if (lifetime !== undefined && lifetime <= 0) throw new ProblemError(ending(this.provider.title, 0));
    const timed = lifetime === undefined ? {} : { lifetime };
    await this.keeper.admit({ accessToken: token, tokenType: "Bearer", ...timed }, "pasted token");
  }
}

function ending(title: string, left: number): Problem {
  const minutes = Math.ceil(left / 60_000);
  return {
    kind: "sign-in",
    message:
      minutes > 0
        ? `The pasted token for ${title} ends in ${minutes} minute${minutes === 1 ? "" : "s"} and cannot be renewed.`
        : `The pasted token for ${title} has ended.`,
    advice: "Paste a new one.",
  };
}
