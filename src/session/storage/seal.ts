/** A value as only the holder of the key can read it. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const ALGORITHM = "AES-GCM";

/** An AES-GCM key (NIST SP 800-38D) that is made for one purpose and can be written down. */
export class Seal {
  readonly #key: CryptoKey;
  /** The key itself, as a JSON Web Key: whoever has it can open what it closed. */
  readonly written: JsonWebKey;

  private constructor(key: CryptoKey, written: JsonWebKey) {
    this.#key = key;
    this.written = written;
  }

  static async make(): Promise<Seal> {
    const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, true, [
      "encrypt",
      "decrypt",
    ]);
    return new Seal(key, await crypto.subtle.exportKey("jwk", key));
  }

  /** @throws DOMException when `written` is no key. */
  static async read(written: JsonWebKey): Promise<Seal> {
    const key = await crypto.subtle.importKey("jwk", written, ALGORITHM, true, ["encrypt", "decrypt"]);
    return new Seal(key, written);
  }

  /** `value` must be JSON. */
  async close(value: unknown): Promise<Sealed> {
    // 96 bits, never used twice with one key.
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, this.#key, text) };
  }

  /** What was closed, or undefined when it was changed since or closed with another key. */
  async open({ iv, data }: Sealed): Promise<unknown> {
    try {
      const text = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, this.#key, data);
      return JSON.parse(new TextDecoder().decode(text));
    } catch {
      return undefined;
    }
  }
}
