import type { ProviderConfig } from "../../config/types.ts";
import type { TokenBroker } from "../../http/token-broker.ts";
import type { Channel, SessionEnvironment } from "../environment.ts";
import type { PendingSignIn } from "../protocol/pending-sign-in.ts";
import type { Credentials, SessionState } from "../types.ts";

/** One provider's part of the session: what each kind can do, so that no caller asks for its class. */
export interface Account {
  readonly provider: ProviderConfig;
  state(): SessionState;
  readonly source: TokenSource;
  /** Absent where there is nothing to sign in to: anonymous signatures. */
  readonly signIn?: SignIn;
  /** Present where a sign-in leads through the provider's own pages. */
  readonly redirect?: RedirectSignIn;
}

/** What requests to one provider's origins are given. */
export interface TokenSource extends Omit<TokenBroker, "token"> {
  token(signal?: AbortSignal): Promise<string | undefined>;
}

/** How one provider's session begins, lasts and ends. */
export interface SignIn {
  /** Reads what is stored; resolves at once where that was done. */
  restore(): Promise<void>;
  begin(request: SignInRequest): Promise<void>;
  end(request?: SignOutRequest): Promise<void>;
  /** Starts a renewal that was given up for a while. */
  renew(): Promise<void>;
  /** As `end`, and removes whatever else is stored for the provider. */
  remove(): Promise<void>;
  /** The page was shown, came online or woke up. */
  wake(): Promise<void>;
}

/** A sign-in that leaves the page and comes back to it. */
export interface RedirectSignIn {
  /** Completes a pending sign-in with the answer in `address`. */
  finish(address: string, purpose: PendingSignIn["purpose"]): Promise<void>;
  /** After a reload: leaves to ask the provider without a password, if this tab had a session. */
  reauthenticateAfterReload(returnTo: string, signal: AbortSignal): Promise<void>;
}

export interface SignInRequest {
  readonly returnTo: string;
  readonly credentials?: Credentials;
}

export interface SignOutRequest {
  /** Also where the person signed in, on the provider's own page, which leads back to `returnTo`. */
  readonly atProvider?: boolean;
  readonly returnTo?: string;
}

/** What every account is made of. */
export interface AccountContext {
  readonly environment: SessionEnvironment;
  readonly channel: Channel;
  changed(): void;
  cleared(origins: readonly string[]): void;
  opened(origins: readonly string[]): void;
}
