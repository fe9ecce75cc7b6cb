import type { SessionEnvironment } from "../environment.ts";

/**
 * Proofs of possession (RFC 9449): a token bound to a key is worthless without the key, and the key
 * cannot leave this browser.
 */
export class DpopKeys {
  readonly #environment: SessionEnvironment;
  readonly #entry: string;
  #pair: Promise<CryptoKeyPair> | undefined;
  /** The last nonce asked for, by who asked. */
  #nonces = new Map<string, string>();

  constructor(environment: SessionEnvironment, provider: string) {
    this.#environment = environment;
    this.#entry = `dpop:${provider}`;
  }

  /** A proof for one request: a JWT of type `dpop+jwt` signed with ES256. */
  async proof(
    method: string,
    url: string,
    bound: { readonly token?: string; readonly nonce?: string } = {},
  ): Promise<string> {
    const pair = await this.#keys();
    const target = new URL(url);
    // A provider and a file server have nonces of their own, also where they share an origin (section 9).
    const asker = `${bound.token === undefined ? "provider" : "files"} ${target.origin}`;
    if (bound.nonce !== undefined) this.#nonces.set(asker, bound.nonce);
    const nonce = this.#nonces.get(asker);
    const { crv, kty, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    const header = { alg: "ES256", typ: "dpop+jwt", jwk: { crv, kty, x, y } };
    const payload = {
      jti: crypto.randomUUID(),
      htm: method,
      htu: `${target.origin}${target.pathname}`,
      iat: Math.floor(this.#environment.now() / 1000),
      ...(bound.token === undefined ? {} : { ath: await sha256(bound.token) }),
      ...(nonce === undefined ? {} : { nonce }),
    };
    const signed = `${encodeJson(header)}.${encodeJson(payload)}`;
    const signature = await crypto.subtle.sign(
      { name: "ECDSA", hash: "SHA-256" },
      pair.privateKey,
      new TextEncoder().encode(signed),
    );
    return `${signed}.${encode(new Uint8Array(signature))}`;
  }

  /** The next proof is by another key. */
  async forget(): Promise<void> {
    this.#pair = undefined;
    this.#nonces.clear();
    await this.#environment.store.update(this.#entry, () => undefined);
  }

  /** The pair every tab uses; made once, private half not extractable. */
  #keys(): Promise<CryptoKeyPair> {
    this.#pair ??= (async () => {
      const made = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
        "sign",
        "verify",
      ]);
      const kept = await this.#environment.store.update<CryptoKeyPair>(
        this.#entry,
        (present) => present ?? made,
      );
      return kept ?? made;
    })();
    return this.#pair;
  }
}

async function sha256(text: string): Promise<string> {
  return encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

function encodeJson(value: unknown): string {
  return encode(new TextEncoder().encode(JSON.stringify(value)));
}

/** base64url without padding (RFC 7515). */
function encode(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
