/** A value as only the holder of the key can read it. */
export interface Encrypted {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const ALGORITHM = "AES-GCM";

/** An AES-GCM key (NIST SP 800-38D) that is made for one purpose and can be written down. */
export class TabCipher {
  readonly #key: CryptoKey;
  /** The key itself, as a JSON Web Key: it decrypts what was encrypted with it. */
  readonly jwk: JsonWebKey;

  private constructor(key: CryptoKey, jwk: JsonWebKey) {
    this.#key = key;
    this.jwk = jwk;
  }

  static async generate(): Promise<TabCipher> {
    const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, true, [
      "encrypt",
      "decrypt",
    ]);
    return new TabCipher(key, await crypto.subtle.exportKey("jwk", key));
  }

  /** @throws DOMException when `jwk` is no key. */
  static async fromJwk(jwk: JsonWebKey): Promise<TabCipher> {
    const key = await crypto.subtle.importKey("jwk", jwk, ALGORITHM, true, ["encrypt", "decrypt"]);
    return new TabCipher(key, jwk);
  }

  /** `value` must be JSON. */
  async encrypt(value: unknown): Promise<Encrypted> {
    // 96 bits, never used twice with one key.
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, this.#key, text) };
  }

  /** What was encrypted, or undefined when it was changed since or encrypted with another key. */
  async decrypt({ iv, data }: Encrypted): Promise<unknown> {
    try {
      const text = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, this.#key, data);
      return JSON.parse(new TextDecoder().decode(text));
    } catch {
      return undefined;
    }
  }
}
