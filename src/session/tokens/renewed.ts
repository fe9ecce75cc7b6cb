import { claimsOf, decodeClaims, userOf } from "../protocol/claims.ts";
import type { LiveSession, TokenAnswer } from "./tokens.ts";

/**
 * The session after a renewal. What the answer does not repeat stays: many providers send no new
 * refresh token (they do not rotate), and most no id token.
 */
export function renewedSession(session: LiveSession, answer: TokenAnswer, askedAt: number): LiveSession {
  const { idToken, ...tokens } = answer;
  const claims = idToken === undefined ? undefined : claimsOf(answer);
  const lifetime = lifetimeOf(answer);
  return {
    ...session,
    ...tokens,
    ...(lifetime === undefined ? {} : { lifetime }),
    ...(idToken === undefined || session.idTokenHint === undefined ? {} : { idTokenHint: idToken }),
    ...(claims === undefined
      ? {}
      : { claims, user: userOf({ ...session.claims, ...claims }, session.user.subject) }),
    // From before the request: the answer may have been long on its way.
    obtainedAt: askedAt,
  };
}

/** Milliseconds a token lasts: as answered, else what a JWT says of itself. */
export function lifetimeOf(answer: TokenAnswer): number | undefined {
  if (answer.lifetime !== undefined) return answer.lifetime;
  const claims = decodeClaims(answer.accessToken);
  const end = claims?.["exp"];
  const start = claims?.["iat"];
  return typeof end === "number" && typeof start === "number" && end > start
    ? (end - start) * 1000
    : undefined;
}
