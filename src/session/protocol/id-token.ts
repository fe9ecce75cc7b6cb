import { decodeClaims } from "./claims.ts";

/** How far the clocks of this computer and the provider may be apart. */
const CLOCK_LEEWAY_MS = 5 * 60_000;
/** A clock that was set in another time zone, or to the wrong day, is as far off, and a little. */
const CLOCK_ERROR_MS = 26 * 3_600_000;

/** What an id token must agree with. */
export interface ExpectedIdentity {
  readonly issuer: string;
  readonly clientId: string;
  /** The nonce of the sign-in; undefined where none was sent. */
  readonly nonce: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What is wrong with an id token (OpenID Connect Core 1.0, section 3.1.3.7), as a sentence; undefined when it
 * belongs to this sign-in. Its signature is not verified: it came over TLS from the token endpoint (step 6).
 */
export function idTokenFault(token: string, expected: ExpectedIdentity): string | undefined {
  const claims = decodeClaims(token);
  if (!claims) return "The identity it sent cannot be read";
  const { iss, aud, azp, exp, nonce } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const isMeant =
    iss === expected.issuer &&
    audiences.includes(expected.clientId) &&
    // A token for several parties names the one it was given to (steps 4 and 5).
    (azp === undefined ? audiences.length === 1 : azp === expected.clientId) &&
    (expected.nonce === undefined || nonce === expected.nonce);
  if (!isMeant) return "The identity it sent does not belong to this sign-in";
  if (typeof exp !== "number") return "The identity it sent does not say when it ends (exp)";
  return exp * 1000 > providerTime(claims["iat"], expected.now)
    ? undefined
    : "The identity it sent has ended already; the clock of this computer may be wrong";
}

/**
 * The earliest that it can be at the provider, milliseconds since the epoch. The nonce shows that the token was
 * made for this sign-in, so its `iat` is a better clock than this computer's, within reason.
 */
function providerTime(iat: unknown, now: number): number {
  const issuedAt = typeof iat === "number" ? iat * 1000 : Number.NaN;
  return Math.abs(now - issuedAt) <= CLOCK_ERROR_MS ? issuedAt : now - CLOCK_LEEWAY_MS;
}
