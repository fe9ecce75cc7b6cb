import { ProblemError } from "../../problem/problem.ts";
import { decodeClaims, isClaims } from "./claims.ts";

/** Beyond this, a number cannot be seconds since the epoch: it counts milliseconds. */
const MOST_SECONDS = 1e11;

/** What a person pasted, understood. */
export interface PastedToken {
  readonly accessToken: string;
  /** When it ends, milliseconds since the epoch; undefined where neither the token nor the text says so. */
  readonly expiresAt?: number;
}

/**
 * Reads a bare token, a `Bearer …` line as it stands in a request, or the JSON of a token endpoint as
 * sentinelhub-py and others keep it (`access_token` with `expires_at` or `expires_in`, in seconds).
 * @param now milliseconds since the epoch; `expires_in` counts from it
 * @throws ProblemError that says what is missing or wrong; never repeats what was pasted
 */
export function pastedToken(title: string, text: string, now: number): PastedToken {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return tokenInJson(title, trimmed, now);
  const accessToken = trimmed.replace(/^(?:authorization\s*:\s*)?bearer\s+/i, "");
  return { accessToken: checked(title, accessToken), ...endOf(claimedEnd(accessToken)) };
}

function tokenInJson(title: string, text: string, now: number): PastedToken {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unfit(`What was pasted for ${title} begins like JSON and is not: it may be cut off.`);
  }
  const token = isClaims(json) ? json["access_token"] : undefined;
  if (!isClaims(json) || typeof token !== "string" || token === "") {
    throw unfit(`The JSON that was pasted for ${title} has no access_token.`);
  }
  const type = json["token_type"];
  if (typeof type === "string" && type.toLowerCase() !== "bearer") {
    throw unfit(`The token that was pasted for ${title} is of type ${type.slice(0, 20)}, not Bearer.`);
  }
  const counted = secondsIn(json, "expires_in", title);
  const ends = [claimedEnd(token), instantIn(json, title)].filter((end) => end !== undefined);
  // How long ago `expires_in` was written is unknown: it says something only where nothing else does.
  const last = counted === undefined ? undefined : now + counted * 1000;
  const expiresAt = ends.length > 0 ? Math.min(...ends) : last;
  return { accessToken: checked(title, token), ...endOf(expiresAt) };
}

function instantIn(json: Readonly<Record<string, unknown>>, title: string): number | undefined {
  const value = json["expires_at"];
  const parsed = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(parsed) && !isNumeric(value)) return parsed;
  const seconds = secondsIn(json, "expires_at", title);
  return seconds === undefined || seconds > MOST_SECONDS ? seconds : seconds * 1000;
}

function secondsIn(json: Readonly<Record<string, unknown>>, name: string, title: string): number | undefined {
  const value = json[name];
  if (value === undefined || value === null) return undefined;
  if (!isNumeric(value)) throw unfit(`The ${name} that was pasted for ${title} is not a number of seconds.`);
  return Number(value);
}

function isNumeric(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0;
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value);
}

function claimedEnd(token: string): number | undefined {
  const end = decodeClaims(token)?.["exp"];
  return typeof end === "number" ? end * 1000 : undefined;
}

function endOf(expiresAt: number | undefined): { readonly expiresAt?: number } {
  return expiresAt === undefined ? {} : { expiresAt };
}

/** RFC 6750, section 2.1: anything else could not be sent in a header. */
function checked(title: string, token: string): string {
  if (/^[A-Za-z0-9\-._~+/]+=*$/.test(token)) return token;
  throw unfit(
    /\p{Cc}/u.test(token)
      ? `What was pasted is not an access token for ${title}: it contains line breaks or control characters.`
      : `What was pasted is not an access token for ${title}.`,
  );
}

function unfit(message: string): ProblemError {
  return new ProblemError({
    kind: "sign-in",
    message,
    advice: "Paste the token alone, its Bearer line, or the whole JSON with access_token and expires_at.",
  });
}
