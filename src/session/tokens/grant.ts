import type { LiveSession, TokenAnswer } from "./tokens.ts";

/** How one kind of provider gives a new token for an old one. */
export interface Grant {
  renews(session: LiveSession): boolean;
  /** One try. @throws RequestError */
  renew(session: LiveSession, signal: AbortSignal): Promise<TokenAnswer>;
  /** Tells the provider that the tokens are not needed any more. It is not waited for. */
  revoke?(session: LiveSession): void;
  /** Whether the provider may know the person without a password when the refresh token is gone. */
  readonly recoverable: boolean;
}
