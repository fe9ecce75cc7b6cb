import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { AllowList } from "./allow-list.ts";
import type { SecretKind, Secrets } from "./secrets.ts";

type Json = Readonly<Record<string, unknown>>;

const answered: Readonly<Record<string, SecretKind>> = {
  access_token: "access token",
  refresh_token: "refresh token",
  id_token: "id token",
};
const posted: Readonly<Record<string, SecretKind>> = {
  password: "password",
  client_secret: "client secret",
  code_verifier: "code verifier",
  refresh_token: "refresh token",
};

/** Takes note of what an answer gives out: tokens, signatures, or the configuration. */
export function learnFromAnswer(
  { url, encoding, bytes }: { url: string; encoding: string; bytes: Buffer },
  secrets: Secrets,
  allowed: AllowList,
): void {
  const json = parsed(bytes, encoding);
  if (json === undefined) return;
  if (/\/(config|provider)\.json$/.test(new URL(url).pathname)) allowed.learn(json, url);
  for (const [name, kind] of Object.entries(answered)) {
    const value = json[name];
    if (typeof value === "string") secrets.add({ kind, value, from: url });
  }
  const { token, "msft:expiry": expiry } = json;
  if (typeof token === "string" && expiry !== undefined) {
    const sig = new URLSearchParams(token).get("sig");
    for (const value of [token, ...(sig === null ? [] : [sig])])
      secrets.add({ kind: "signature", value, from: url });
  }
}

/** Takes note of what is posted to a provider that the configuration names, and to no other server. */
export function learnFromForm(url: string, body: string, secrets: Secrets, allowed: AllowList): void {
  if (!allowed.isIssuer(url)) return;
  for (const [name, value] of new URLSearchParams(body)) {
    const kind = posted[name];
    if (kind !== undefined) secrets.add({ kind, value, from: url });
  }
}

/** A sign-in code, on its way to the page that it is for. */
export function learnFromRedirect(location: string, secrets: Secrets): void {
  if (!URL.canParse(location)) return;
  const code = new URL(location).searchParams.get("code");
  if (code !== null) secrets.add({ kind: "code", value: code, from: location });
}

function parsed(bytes: Buffer, encoding: string): Json | undefined {
  try {
    const plain =
      encoding === "br" ? brotliDecompressSync(bytes) : encoding === "gzip" ? gunzipSync(bytes) : bytes;
    const value: unknown = JSON.parse(plain.toString());
    return typeof value === "object" && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
