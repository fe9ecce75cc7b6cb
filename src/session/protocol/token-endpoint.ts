import { displayUrl, type Problem, ProblemError } from "../../problem/problem.ts";
import { withDeadline } from "../../async/abort.ts";
import { isClaims } from "./claims.ts";
import type { Environment } from "../environment.ts";
import { retryAfter } from "../retry.ts";
import type { TokenAnswer } from "../tokens/tokens.ts";

const TOKEN_REQUEST_TIMEOUT = 30_000;
const LONGEST_WORDS = 300;

export interface TokenRequest {
  /** The provider as a person knows it. */
  readonly title: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a token request failed, with what decides about the next step. */
export class TokenRequestError extends ProblemError {
  /** Worth another try: network, timeout, 408, 429, 5xx. */
  readonly transient: boolean;
  /** OAuth error code, e.g. `invalid_grant` (RFC 6749, section 5.2). */
  readonly code: string | undefined;
  /** Milliseconds the server asks to wait. */
  readonly retryAfter: number | undefined;
  /** Nonce the server wants in the DPoP proof (RFC 9449, section 8). */
  readonly dpopNonce: string | undefined;

  constructor(
    problem: Problem,
    facts: { transient: boolean; code?: string; retryAfter?: number; dpopNonce?: string },
    options?: ErrorOptions,
  ) {
    super(problem, options);
    this.transient = facts.transient;
    this.code = facts.code;
    this.retryAfter = facts.retryAfter;
    this.dpopNonce = facts.dpopNonce;
  }
}

/**
 * One request to a token endpoint, without retries. Unlike the library's it has a deadline over the
 * whole answer, tells the status and Retry-After, and copes with error pages that are not JSON.
 * @throws TokenRequestError; AbortError when `signal` was aborted.
 */
export async function requestTokens(
  environment: Environment,
  request: TokenRequest,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  const { status, headers, body } = await post(environment, request, signal);
  const json = parse(body);
  if (status < 200 || status > 299) throw refusal(environment, request, status, headers, json);
  return tokenAnswer(request, json);
}

async function post(
  environment: Environment,
  request: TokenRequest,
  signal?: AbortSignal,
): Promise<{ status: number; headers: Headers; body: string }> {
  const late: Problem = {
    kind: "network",
    message: `${request.title} did not answer a token request within ${TOKEN_REQUEST_TIMEOUT / 1000} seconds.`,
    advice: "It is tried again; if this stays, check the connection or the provider's status page.",
    url: displayUrl(request.url),
  };
  try {
    return await withDeadline(environment, TOKEN_REQUEST_TIMEOUT, late, signal, async (signal) => {
      const response = await environment.fetch(request.url, {
        method: "POST",
        body: new URLSearchParams(request.form).toString(),
        headers: {
          accept: "application/json",
          "content-type": "application/x-www-form-urlencoded",
          ...request.headers,
        },
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        referrerPolicy: "no-referrer",
        signal,
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
  } catch (error) {
    if (error instanceof ProblemError) throw new TokenRequestError(error.problem, { transient: true });
    if (signal?.aborted) throw error;
    throw new TokenRequestError(
      {
        kind: "network",
        message: `${request.title} could not be reached for a token.`,
        advice:
          "Check the connection. If only this provider fails, it may not allow this application's origin (CORS).",
        url: displayUrl(request.url),
      },
      { transient: true },
      { cause: error },
    );
  }
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
  status: number,
  headers: Headers,
  json: Readonly<Record<string, unknown>> | undefined,
): TokenRequestError {
  const transient = status === 408 || status === 429 || status >= 500;
  const code = typeof json?.["error"] === "string" ? json["error"] : undefined;
  const description = json?.["error_description"] ?? json?.["message"] ?? code;
  const words = typeof description === "string" ? withoutSecrets(description, request.form) : undefined;
  const wait = retryAfter(headers.get("retry-after"), environment.now());
  const nonce = headers.get("dpop-nonce");
  const said = words === undefined ? "without saying why" : `“${words}”`;
  return new TokenRequestError(
    {
      kind: transient ? "server" : "sign-in",
      message: `${request.title} refused to issue a token (status ${status}): ${said}.`,
      advice: transient
        ? "The service is having trouble or asks to slow down; it is tried again."
        : adviceFor(code),
      url: displayUrl(request.url),
      status,
    },
    {
      transient,
      ...(code === undefined ? {} : { code }),
      ...(wait === undefined ? {} : { retryAfter: wait }),
      ...(nonce === null ? {} : { dpopNonce: nonce }),
    },
  );
}

function adviceFor(code: string | undefined): string {
  if (code === "invalid_grant") return "Sign in again; check the name and password if you typed them.";
  if (code === "invalid_client" || code === "unauthorized_client")
    return "The client registered for this application does not allow this: tell whoever runs it.";
  if (code === "invalid_scope")
    return "The configured scope is not allowed: tell whoever runs this application.";
  return "Sign in again; if it stays, tell whoever runs this application.";
}

/** The server's words may repeat what was sent; nothing that was sent may be shown. */
function withoutSecrets(words: string, form: Readonly<Record<string, string>>): string {
  const names = ["refresh_token", "password", "client_secret", "code", "code_verifier"];
  let shown = words;
  for (const name of names) {
    const secret = form[name];
    if (secret) shown = shown.replaceAll(secret, "…");
  }
  const trimmed = shown.trim().replace(/\.$/, "");
  return trimmed.length > LONGEST_WORDS ? `${trimmed.slice(0, LONGEST_WORDS)}…` : trimmed;
}

function tokenAnswer(
  request: TokenRequest,
  json: Readonly<Record<string, unknown>> | undefined,
): TokenAnswer {
  const accessToken = json?.["access_token"];
  if (typeof accessToken !== "string" || accessToken === "") {
    throw new TokenRequestError(
      {
        kind: "format",
        message: `${request.title} answered a token request with something that holds no access token.`,
        advice: "Check that the configured authority is an OpenID provider.",
        url: displayUrl(request.url),
      },
      { transient: false },
    );
  }
  const lifetime = seconds(json?.["expires_in"]);
  const refreshLifetime = seconds(json?.["refresh_expires_in"]);
  const refreshToken = json?.["refresh_token"];
  const idToken = json?.["id_token"];
  const type = json?.["token_type"];
  return {
    accessToken,
    tokenType: typeof type === "string" && type.toLowerCase() === "dpop" ? "DPoP" : "Bearer",
    ...(lifetime === undefined ? {} : { lifetime }),
    ...(typeof refreshToken === "string" && refreshToken !== "" ? { refreshToken } : {}),
    ...(refreshLifetime ? { refreshLifetime } : {}),
    ...(typeof idToken === "string" && idToken !== "" ? { idToken } : {}),
  };
}

/** Seconds as a number or, from some servers, as text; in milliseconds. */
function seconds(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number * 1000 : undefined;
}
