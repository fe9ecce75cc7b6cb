import type { SessionUser, TokenAnswer } from "../tokens/tokens.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a JWT, not verified: they are shown, never trusted. Undefined for opaque tokens. */
export function decodeClaims(token: string): Claims | undefined {
  const payload = token.split(".")[1];
  if (payload === undefined || token.split(".").length < 3) return undefined;
  try {
    // JWTs are base64url without padding over UTF-8 (RFC 7515, section 2).
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isClaims(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** The claims to show: those of the id token or, where that is a JWT, of the access token. */
export function claimsOf(tokens: Pick<TokenAnswer, "idToken" | "accessToken">): Claims | undefined {
  return (
    (tokens.idToken === undefined ? undefined : decodeClaims(tokens.idToken)) ??
    decodeClaims(tokens.accessToken)
  );
}

/** Who that is; `fallback` names the person where the claims do not. */
export function userOf(claims: Claims | undefined, fallback: string): SessionUser {
  const subject = text(claims?.["sub"]) ?? fallback;
  const email = text(claims?.["email"]);
  const name =
    text(claims?.["name"]) ?? text(claims?.["preferred_username"]) ?? email ?? text(claims?.["sub"]);
  return { subject, name: name ?? fallback, ...(email === undefined ? {} : { email }) };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function isClaims(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
