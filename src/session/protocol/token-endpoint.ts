import type { Environment } from "../../http/environment.ts";
import { RequestError } from "../../http/request-error.ts";
import { requestText, type TextAnswer } from "../../http/request-text.ts";
import { parseRetryAfter } from "../../http/retry-after.ts";
import { isTransientStatus } from "../../http/status.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import { isClaims } from "./claims.ts";
import { withoutSecrets } from "./without-secrets.ts";
import type { TokenAnswer } from "../tokens/tokens.ts";

const TOKEN_DEADLINE_MS = 30_000;
/** Characters. */
const LONGEST_WORDS = 300;

export interface TokenRequest {
  /** The provider as a person knows it. */
  readonly title: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a token endpoint refused, with what decides about the next step. */
export class TokenRequestError extends RequestError {
  /** OAuth error code, e.g. `invalid_grant` (RFC 6749, section 5.2). */
  readonly code: string | undefined;
  /** Nonce the server wants in the DPoP proof (RFC 9449, section 8). */
  readonly dpopNonce: string | undefined;

  constructor(
    problem: Problem,
    facts: {
      readonly transient: boolean;
      readonly retryAfterMs?: number | undefined;
      readonly code?: string | undefined;
      readonly dpopNonce?: string | undefined;
    },
  ) {
    super(problem, facts);
    this.code = facts.code;
    this.dpopNonce = facts.dpopNonce;
  }
}

/**
 * One request to a token endpoint, without retries. Unlike the library's it has a deadline over the
 * whole answer, tells the status and Retry-After, and copes with error pages that are not JSON.
 * @throws TokenRequestError when it refuses, RequestError when it does not answer; AbortError when `signal`
 * was aborted.
 */
export async function requestTokens(
  environment: Environment,
  request: TokenRequest,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  const answer = await post(environment, request, signal);
  const json = parse(answer.body);
  if (answer.status < 200 || answer.status > 299) throw refusal(environment, request, answer, json);
  return tokenAnswer(request, json);
}

function post(environment: Environment, request: TokenRequest, signal?: AbortSignal): Promise<TextAnswer> {
  const { title, url, form } = request;
  const shown = displayUrl(url);
  return requestText(
    environment,
    {
      url,
      init: {
        method: "POST",
        body: new URLSearchParams(form).toString(),
        headers: {
          accept: "application/json",
          "content-type": "application/x-www-form-urlencoded",
          ...request.headers,
        },
      },
      deadlineMs: TOKEN_DEADLINE_MS,
      late: {
        kind: "network",
        message: `${title} did not answer a token request within ${TOKEN_DEADLINE_MS / 1000} seconds.`,
        advice: "Try again; if this stays, check the connection or the provider's status page.",
        url: shown,
      },
      unreachable: {
        kind: "network",
        message: `${title} could not be reached for a token.`,
        advice:
          "Check the connection. If only this provider fails, it may not allow this application's origin (CORS).",
        url: shown,
      },
    },
    signal,
  );
}

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return isClaims(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function refusal(
  environment: Environment,
  request: TokenRequest,
  { status, headers }: TextAnswer,
  json: Readonly<Record<string, unknown>> | undefined,
): TokenRequestError {
  const transient = isTransientStatus(status);
  const code = typeof json?.["error"] === "string" ? json["error"] : undefined;
  const description = json?.["error_description"] ?? json?.["message"] ?? code;
  const words = typeof description === "string" ? shownWords(description, request.form) : undefined;
  const said = words === undefined ? "without saying why" : `“${words}”`;
  return new TokenRequestError(
    {
      kind: transient || status >= 500 ? "server" : "sign-in",
      message: `${request.title} refused to issue a token (status ${status}): ${said}.`,
      advice: transient
        ? "The service is having trouble or asks to slow down; try again in a while."
        : adviceFor(code),
      url: displayUrl(request.url),
      status,
    },
    {
      transient,
      code,
      retryAfterMs: parseRetryAfter(headers.get("retry-after"), environment.now()),
      dpopNonce: headers.get("dpop-nonce") ?? undefined,
    },
  );
}

function adviceFor(code: string | undefined): string {
  if (code === "invalid_grant") return "Sign in again; check the name and password if you typed them.";
  if (code === "invalid_client" || code === "unauthorized_client")
    return "The client registered for this application does not allow this: tell its operator.";
  if (code === "invalid_scope")
    return "The configured scope is not allowed: tell the operator of this application.";
  return "Sign in again; if it stays, tell the operator of this application.";
}

/** The server's words may repeat what was sent; nothing that was sent may be shown. */
function shownWords(words: string, form: Readonly<Record<string, string>>): string {
  const names = ["refresh_token", "password", "client_secret", "code", "code_verifier"];
  const shown = withoutSecrets(
    words,
    names.flatMap((name) => form[name] ?? []),
  );
  const trimmed = shown.trim().replace(/\.$/, "");
  return trimmed.length > LONGEST_WORDS ? `${trimmed.slice(0, LONGEST_WORDS)}…` : trimmed;
}

function tokenAnswer(
  request: TokenRequest,
  json: Readonly<Record<string, unknown>> | undefined,
): TokenAnswer {
  const accessToken = json?.["access_token"];
  if (typeof accessToken !== "string" || accessToken === "") {
    throw unusable(request, "something that holds no access token");
  }
  const tokenType = tokenTypeOf(json?.["token_type"]);
  if (tokenType === undefined) throw unusable(request, "a token that is neither of type Bearer nor DPoP");
  const lifetime = seconds(json?.["expires_in"]);
  const refreshLifetime = seconds(json?.["refresh_expires_in"]);
  const refreshToken = json?.["refresh_token"];
  const idToken = json?.["id_token"];
  const sent = [accessToken, refreshToken, idToken].filter((token) => typeof token === "string");
  if (!sent.every(isPrintable)) throw unusable(request, "a token that contains control characters");
  return {
    accessToken,
    tokenType,
    ...(lifetime === undefined ? {} : { lifetime }),
    ...(typeof refreshToken === "string" && refreshToken !== "" ? { refreshToken } : {}),
    ...(refreshLifetime ? { refreshLifetime } : {}),
    ...(typeof idToken === "string" && idToken !== "" ? { idToken } : {}),
  };
}

/** Types are compared without regard to case (RFC 6749, section 5.1). */
function tokenTypeOf(type: unknown): "Bearer" | "DPoP" | undefined {
  const name = typeof type === "string" ? type.toLowerCase() : undefined;
  return name === "bearer" ? "Bearer" : name === "dpop" ? "DPoP" : undefined;
}

/** What tokens are made of (RFC 6749, appendix A.12): anything else could break out of a header. */
function isPrintable(token: string): boolean {
  return /^[\x20-\x7e]*$/.test(token);
}

function unusable({ title, url }: TokenRequest, what: string): TokenRequestError {
  return new TokenRequestError(
    {
      kind: "format",
      message: `${title} answered a token request with ${what}.`,
      advice: "Check that the configured authority is an OpenID provider.",
      url: displayUrl(url),
    },
    { transient: false },
  );
}

/** Seconds as a number or, from some servers, as text; in milliseconds. */
function seconds(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number * 1000 : undefined;
}
