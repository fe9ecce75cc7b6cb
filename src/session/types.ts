import type { TokenBroker } from "../http/token-broker.ts";
import type { Problem } from "../problem/problem.ts";
import type { Refusal } from "./tokens/tokens.ts";

export type SessionStatus =
  /** There is no session. */
  | "signed-out"
  /** A sign-in is under way. */
  | "signing-in"
  | "signed-in"
  /** There was a session and it has really ended: ask to sign in again, keep the view. */
  | "ended";

/** How one renewal went, with all its tries. */
export interface RenewalResult {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Why there is no new token; absent where there is one. */
  readonly problem?: Problem;
}

/** What the account panel shows of one provider. Never contains a token. */
export interface SessionState {
  readonly provider: string;
  readonly status: SessionStatus;
  readonly user?: { readonly subject: string; readonly name: string; readonly email?: string };
  /** When the present token ends, milliseconds since the epoch. It is renewed before, where it can be. */
  readonly expiresAt?: number;
  readonly renewable?: boolean;
  /** The token was refused, cannot be renewed and is not sent again. */
  readonly refused?: Refusal;
  /** The session outlives this tab although its token cannot be renewed: a pasted token that is remembered. */
  readonly remembered?: boolean;
  /** The secret that renews the token lies in the memory of one tab, which gives tokens to all tabs. */
  readonly secretTyped?: {
    /** Milliseconds since the epoch. */
    readonly at: number;
    readonly isHere: boolean;
  };
  /** The provider has a page of its own to sign out at. */
  readonly signsOutAtProvider?: boolean;
  /** Decoded claims of the id token or, where that is a JWT, of the access token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The last renewals of this tab, the newest last. */
  readonly renewals?: readonly RenewalResult[];
  /** The last renewal or sign-in problem, until the next success. */
  readonly problem?: Problem;
}

/** What a person typed, by kind of provider. A redirect sign-in types nothing here. */
export type Credentials =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  | { readonly kind: "client-credentials"; readonly clientId: string; readonly clientSecret: string }
  | {
      readonly kind: "token";
      /** A bare token, a `Bearer …` header line, or the JSON of a token endpoint. */
      readonly token: string;
      /** Whether it outlives the tab: until it ends or, where it does not say when, for a day. */
      readonly remember?: boolean;
    };

export interface Session extends TokenBroker {
  /** One state a provider; the map is replaced, never changed, so it can be a store snapshot. */
  states(): ReadonlyMap<string, SessionState>;
  subscribe(listener: () => void): () => void;
  /**
   * Called once at start, before anything is drawn: finishes a sign-in redirect when the address is a
   * callback, and restores a stored session.
   * @returns the same-origin path (with query and hash) to go back to, when a redirect was finished.
   */
  start(): Promise<{ readonly returnTo?: string; readonly problem?: Problem }>;
  /** Redirect providers leave the page; `returnTo` is a same-origin path that comes back from `start()`. */
  signIn(provider: string, how: { returnTo: string; credentials?: Credentials }): Promise<void>;
  /**
   * Forgets the session, also one that has ended, in every tab that has it, and has its tokens revoked.
   * `atProvider` then leaves for the provider's sign-out page, which leads back to `returnTo`.
   */
  signOut(
    provider: string,
    how?: { readonly atProvider?: boolean; readonly returnTo?: string },
  ): Promise<void>;
  /** Starts a renewal that was given up for a while; does nothing while the token is good. */
  renew(provider: string): Promise<void>;
  /** As `signOut`, and removes whatever else is stored for this provider: its key, its marks. */
  remove(provider: string): Promise<void>;
  /** Told after sign-out or a change of user: drop everything that was read from these origins. */
  onCleared(listener: (origins: readonly string[]) => void): () => void;
  /** Told after a sign-in, here or in another tab: what these origins refused may be readable now. */
  onOpened(listener: (origins: readonly string[]) => void): () => void;
  /** Answers `token` and `reject` for a worker that holds the other end. */
  serve(port: MessagePort): void;
}
