import type { TokenBroker } from "../../session/types.ts";
import type { SourceContext } from "./context.ts";
import { routeOf } from "./pass-through.ts";

/** What lets one request in. Made for that request only; no part of it belongs into keys or errors. */
export interface Admission {
  /** Where the request goes: a signature is part of it. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly signature?: string;
}

/** @throws ProblemError when the session has a reason to give neither token nor signature. */
export async function admissionTo(
  url: string,
  { broker, passThroughs }: Pick<SourceContext, "broker" | "passThroughs">,
  signal: AbortSignal,
): Promise<Admission> {
  const address = routeOf(url, passThroughs);
  if (broker === undefined) return { address, headers: {} };
  // Asked for the file's own origin, so that a token meets no other service behind the pass-through.
  const [token, signature] = await Promise.all([
    broker.token(new URL(url).origin, signal),
    broker.signatureFor?.(url, signal),
  ]);
  return {
    address: signature === undefined ? address : signed(address, signature),
    headers: token === undefined ? {} : await authorisation(token, url, broker),
    ...(token === undefined ? {} : { token }),
    ...(signature === undefined ? {} : { signature }),
  };
}

/**
 * Tells the session that a server refused what it gave.
 * @returns whether another try may get something better from it
 */
export async function admissionRefused(
  url: string,
  { token, signature }: Admission,
  { status, headers }: Pick<Response, "status" | "headers">,
  { broker }: Pick<SourceContext, "broker">,
): Promise<boolean> {
  if (status === 401 && token !== undefined) {
    const nonce = headers.get("dpop-nonce");
    // The session remembers the nonce with the origin: the next proof has it (RFC 9449, section 9).
    if (nonce !== null) await broker?.proofFor?.(token, "GET", url, nonce);
    const onlyNonce = nonce !== null && /use_dpop_nonce/.test(headers.get("www-authenticate") ?? "");
    if (!onlyNonce) broker?.reject(token);
    return true;
  }
  if (status === 403 && signature !== undefined) {
    broker?.reject(signature);
    return true;
  }
  return false;
}

async function authorisation(token: string, url: string, broker: TokenBroker) {
  const proof = await broker.proofFor?.(token, "GET", url);
  return proof === undefined
    ? { Authorization: `Bearer ${token}` }
    : { Authorization: `DPoP ${token}`, DPoP: proof };
}

/** With the signature in place of one that the address came with: Azure refuses parameters given twice. */
function signed(address: string, signature: string): string {
  const url = new URL(address);
  const names = new Set(new URLSearchParams(signature).keys());
  const others = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !names.has(decoded(part.split("=", 1)[0] ?? "")));
  url.search = [...others, signature].join("&");
  return url.href;
}

/** Names in an address of a catalogue may be encoded wrongly; then they are compared as written. */
function decoded(name: string): string {
  return new URLSearchParams(`${name}=`).keys().next().value ?? name;
}
