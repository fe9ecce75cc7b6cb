import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import type { JsonWebKey } from "node:crypto";

/** The request that a proof has to be about. */
export interface ProvenRequest {
  readonly method: string;
  /** Absolute, without query and fragment. */
  readonly address: string;
  readonly token: string;
  /** SHA-256 thumbprint (RFC 7638) of the key that the token is bound to. */
  readonly thumbprint: string;
}

/** Why a proof is refused, as the error code of a `DPoP` challenge (RFC 9449, section 7.1). */
export type ProofFault = { readonly error: "invalid_dpop_proof" | "use_dpop_nonce"; readonly why: string };

/** Seconds that a proof's time may differ from this server's, either way. */
const WINDOW = 60;
/** Milliseconds after which another nonce is asked for; the last one is taken for as long again. */
const NONCE_LIFE = 30_000;

type Json = Readonly<Record<string, unknown>>;

/** Checks proofs of possession as RFC 9449, section 4.3, asks of a server; each is good once. */
export class ProofCheck {
  readonly #asksNonce: boolean;
  readonly #used = new Map<string, number>();
  #nonces: readonly [string, string] = [newNonce(), newNonce()];
  #renewedAt = Date.now();

  constructor(asksNonce: boolean) {
    this.#asksNonce = asksNonce;
  }

  /** To be sent as `DPoP-Nonce`; undefined where none is asked for. */
  get nonce(): string | undefined {
    if (!this.#asksNonce) return undefined;
    if (Date.now() - this.#renewedAt > NONCE_LIFE) {
      this.#nonces = [newNonce(), this.#nonces[0]];
      this.#renewedAt = Date.now();
    }
    return this.#nonces[0];
  }

  /** What is wrong with a proof, or undefined when it is good. */
  fault(proof: string, request: ProvenRequest): ProofFault | undefined {
    const [header = "", payload = "", signature = "", ...rest] = proof.split(".");
    const head = decoded(header);
    const claims = decoded(payload);
    const jwk = head?.["jwk"] as JsonWebKey | undefined;
    if (rest.length > 0 || claims === undefined || head?.["typ"] !== "dpop+jwt" || head["alg"] !== "ES256") {
      return invalid("It is no JWT of type dpop+jwt with ES256.");
    }
    if (typeof jwk !== "object" || jwk.d !== undefined) return invalid("It carries no public key.");
    if (!isSigned(`${header}.${payload}`, signature, jwk))
      return invalid("Its signature does not fit its key.");
    if (thumbprintOf(jwk) !== request.thumbprint) return invalid("The token belongs to another key.");
    return this.#faultOfClaims(claims, request);
  }

  #faultOfClaims(claims: Json, { method, address, token }: ProvenRequest): ProofFault | undefined {
    const { htm, htu, ath, iat, jti, nonce } = claims;
    if (htm !== method) return invalid("It is for another method.");
    if (htu !== address) return invalid("It is for another address.");
    if (ath !== createHash("sha256").update(token).digest("base64url"))
      return invalid("It is for another token.");
    const now = Date.now() / 1000;
    if (typeof iat !== "number" || Math.abs(now - iat) > WINDOW) return invalid("It was not made just now.");
    if (this.nonce !== undefined && !this.#nonces.some((known) => known === nonce)) {
      return { error: "use_dpop_nonce", why: "It lacks the nonce that this server asks for." };
    }
    if (typeof jti !== "string" || jti === "" || this.#used.has(jti)) return invalid("It was used before.");
    this.#used.set(jti, iat);
    // Older ones are refused for their age.
    for (const [known, time] of this.#used) if (now - time > 2 * WINDOW) this.#used.delete(known);
    return undefined;
  }
}

function invalid(why: string): ProofFault {
  return { error: "invalid_dpop_proof", why };
}

function newNonce(): string {
  return randomBytes(16).toString("base64url");
}

function isSigned(text: string, signature: string, jwk: JsonWebKey): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    const options = { key, dsaEncoding: "ieee-p1363" } as const;
    return verify("sha256", Buffer.from(text), options, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

function thumbprintOf({ crv, kty, x, y }: JsonWebKey): string {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
}

function decoded(part: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
