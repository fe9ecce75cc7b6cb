import type { Problem } from "../../problem/problem.ts";

/** What a token endpoint answered, with durations in milliseconds. */
export interface TokenAnswer {
  readonly accessToken: string;
  /** `Bearer`, or `DPoP` for a token that is bound to a key. */
  readonly tokenType: string;
  readonly lifetime?: number;
  readonly refreshToken?: string;
  /** How long the refresh token stays good when it is not used; Keycloak tells it. */
  readonly refreshLifetime?: number;
  readonly idToken?: string;
}

/** A service that answered with 401, and when (milliseconds since the epoch). */
export interface Refusal {
  readonly host: string;
  readonly at: number;
}

export interface SessionUser {
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
}

/** A session as it is stored. It exists in the vault and in the memory of the token manager only. */
export interface LiveSession extends Omit<TokenAnswer, "idToken"> {
  readonly status: "live";
  /** New with every sign-in and kept through renewals: a late renewal cannot bring a signed-out session back. */
  readonly id: string;
  /** When the tokens were received, milliseconds since the epoch. */
  readonly obtainedAt: number;
  readonly user: SessionUser;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The id token, kept only where the provider has a sign-out page to show it to (`id_token_hint`). */
  readonly idTokenHint?: string;
  /** Where tokens are revoked, so that a sign-out need not ask for it before the tab is closed. */
  readonly revocationEndpoint?: string;
  /** Of a token that cannot be renewed: it was refused and is not sent again. */
  readonly refused?: Refusal;
  /** Of a session that outlives its tab by choice; `a day`: its token does not say when it ends. */
  readonly remembered?: "to its end" | "a day";
}

/** The refresh token is gone but the provider may still know the person: one tab asks without a password. */
export interface RefreshLostSession {
  readonly status: "refresh-lost";
  readonly id: string;
  readonly user: SessionUser;
  readonly problem: Problem;
  /** When a tab last set out to ask. */
  readonly claimedAt?: number;
}

/** The session has really ended; kept so that every tab, also one that slept, can say why. */
export interface EndedSession {
  readonly status: "ended";
  readonly id: string;
  readonly user: SessionUser;
  readonly problem: Problem;
}

/** What a session begins with beside the tokens. */
export type SessionStart = Pick<LiveSession, "remembered" | "idTokenHint" | "revocationEndpoint">;

export type StoredSession = LiveSession | RefreshLostSession | EndedSession;
