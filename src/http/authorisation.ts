import { finalError } from "./request-error.ts";
import { signAddress } from "./sign-address.ts";
import type { TokenBroker } from "./token-broker.ts";

/** A request before anything was added to it. */
export interface Target {
  /** Decides which token, signature and proof belong to the request. */
  readonly url: string;
  readonly method: string;
  /** Where it is sent, when that is not `url`: a pass-through of the page's own server. */
  readonly address?: string;
}

/** What one request is sent with. Made for that request only; no part of it belongs into keys or errors. */
export interface Authorisation {
  /** Where the request is sent: a signature is part of it. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly signature?: string;
}

/**
 * What the session has for a request: a bearer token, a token bound to a key with the proof for this request
 * (RFC 9449, section 7.1), a signature, or nothing.
 * @throws ProblemError when the session has a reason to give neither token nor signature.
 */
export async function authorise(
  { url, method, address = url }: Target,
  broker: TokenBroker | undefined,
  signal?: AbortSignal,
): Promise<Authorisation> {
  if (broker === undefined) return { address, headers: {} };
  // Asked for the file's own origin, so that a token meets no other service behind a pass-through.
  const [token, signature] = await Promise.all([
    broker.token(new URL(url).origin, signal),
    broker.signatureFor(url, signal),
  ]).catch((error: unknown) => {
    throw finalError(error);
  });
  return {
    address: signature === undefined ? address : signAddress(address, signature),
    headers: token === undefined ? {} : headersFor(token, await broker.proofFor(token, method, url)),
    ...(token === undefined ? {} : { token }),
    ...(signature === undefined ? {} : { signature }),
  };
}

function headersFor(token: string, proof: string | undefined): Readonly<Record<string, string>> {
  return proof === undefined
    ? { Authorization: `Bearer ${token}` }
    : { Authorization: `DPoP ${token}`, DPoP: proof };
}

/** Whether a request carries anything that is worth stealing. */
export function isAuthorised({ token, signature }: Authorisation): boolean {
  return token !== undefined || signature !== undefined;
}
