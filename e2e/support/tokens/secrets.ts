/** What must not get around, by what it is good for. */
export type SecretKind =
  | "access token"
  | "refresh token"
  | "id token"
  | "code"
  | "code verifier"
  | "password"
  | "client secret"
  | "signature";

export interface Secret {
  readonly kind: SecretKind;
  readonly value: string;
  /** The address that gave it out, or that it is meant for: of a token endpoint, as a rule. */
  readonly from: string;
}

/** Shorter ones (`demo`) are words that stand everywhere. */
const SHORTEST = 10;
/** Secrets are looked up by this many of their first characters. */
const PREFIX = 8;

/** Finds every known secret in a text in one pass, also where it was encoded on the way. */
export class Secrets {
  readonly #known = new Map<string, Secret>();
  readonly #byPrefix = new Map<string, { readonly form: string; readonly secret: Secret }[]>();

  /** What gave a secret out first remains its origin. */
  add(secret: Secret): void {
    if (secret.value.length < SHORTEST || this.#known.has(secret.value)) return;
    this.#known.set(secret.value, secret);
    for (const form of new Set(formsOf(secret.value))) {
      const prefix = form.slice(0, PREFIX);
      const others = this.#byPrefix.get(prefix) ?? [];
      this.#byPrefix.set(prefix, [...others, { form, secret }]);
    }
  }

  all(): readonly Secret[] {
    return [...this.#known.values()];
  }

  in(text: string): readonly Secret[] {
    const found = new Set<Secret>();
    for (let at = 0; at + PREFIX <= text.length; at += 1) {
      const candidates = this.#byPrefix.get(text.slice(at, at + PREFIX));
      for (const { form, secret } of candidates ?? []) if (text.startsWith(form, at)) found.add(secret);
    }
    return [...found];
  }
}

/** As it is, as part of an address, and inside something that was put into base64. */
function formsOf(value: string): string[] {
  const inForm = new URLSearchParams({ value }).toString().slice("value=".length);
  const inBase64 = [0, 1, 2].flatMap((shift) => base64Core(value, shift));
  return [value, encodeURIComponent(value), inForm, ...inBase64];
}

/** The characters that do not depend on what stands before and after, in both alphabets. */
function base64Core(value: string, shift: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
  const whole = bytes.length - (bytes.length % 3);
  const core = bytes
    .subarray(0, whole)
    .toString("base64")
    .slice(shift === 0 ? 0 : 4);
  return [core, core.replaceAll("+", "-").replaceAll("/", "_")].filter((form) => form.length >= PREFIX);
}
